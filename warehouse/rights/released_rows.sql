CREATE TABLE released.{table} AS SELECT * FROM read_parquet($pattern, hive_partitioning = false);
