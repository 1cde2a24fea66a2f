-- Delete and insert by article version: a text that now has fewer rows leaves no stale tail.
DELETE FROM main.{table} WHERE (article_id, version_no) IN (SELECT (article_id, version_no) FROM replaced);
INSERT INTO main.{table} BY NAME SELECT i.* FROM incoming_{table} AS i;
