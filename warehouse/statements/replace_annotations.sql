-- Delete and insert by article version: a text that now has fewer rows leaves no stale tail.
-- A join of two columns takes half the time of one that packs them as a row.
DELETE FROM main.{table} USING replaced AS r
WHERE {table}.article_id = r.article_id AND {table}.version_no = r.version_no;
INSERT INTO main.{table} BY NAME SELECT i.* FROM incoming_{table} AS i;
