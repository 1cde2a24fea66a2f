INSERT INTO incoming_{table} BY NAME SELECT * FROM read_parquet($path);
