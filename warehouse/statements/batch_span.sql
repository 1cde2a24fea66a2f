-- The time in which the articles of a batch of readings were published.
SELECT min(a.published_at), max(a.published_at)
FROM article AS a
SEMI JOIN read_parquet($path) AS r ON r.article_id = a.article_id AND r.version_no = a.version_no;
