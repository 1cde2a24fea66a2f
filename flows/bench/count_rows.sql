-- 행 수: how many rows a file holds.
SELECT count(*) FROM read_parquet($path);
