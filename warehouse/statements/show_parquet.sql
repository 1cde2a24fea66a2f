-- 파일을 그대로: the rows of a batch where they lie, without the texts that have a newer reading.
CREATE OR REPLACE TEMP VIEW incoming_{table} AS
SELECT i.* FROM read_parquet(getvariable('incoming_{table}')) AS i
ANTI JOIN outdated AS o ON o.article_id = i.article_id AND o.version_no = i.version_no;
