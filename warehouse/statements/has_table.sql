-- By its columns: duckdb_tables() counts the rows of every table, which a lake's catalog is asked for one by one.
SELECT count(*) > 0 FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = $schema AND table_name = $table;
