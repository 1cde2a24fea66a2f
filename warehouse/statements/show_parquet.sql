-- 파일을 그대로: the rows of a batch where they lie.
CREATE OR REPLACE TEMP VIEW incoming_{table} AS SELECT i.* FROM read_parquet(getvariable('incoming_{table}')) AS i;
