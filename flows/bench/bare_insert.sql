-- 그냥 넣기: a file of rows as DuckDB takes it by itself.
INSERT INTO {name} BY NAME SELECT * FROM read_parquet($path);
