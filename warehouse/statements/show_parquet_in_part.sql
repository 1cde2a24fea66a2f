-- 파일의 일부: the rows of a batch where they lie, without the texts that have a newer reading. What reads past a join is
-- written in turn, not side by side: a file that holds no such text is shown whole.
CREATE OR REPLACE TEMP VIEW incoming_{table} AS
SELECT i.* FROM read_parquet(getvariable('incoming_{table}')) AS i
ANTI JOIN outdated AS o ON o.article_id = i.article_id AND o.version_no = i.version_no;
