SELECT c.table_name, list(c.column_name ORDER BY c.column_index)
FROM duckdb_columns() AS c
WHERE c.database_name = 'whole' AND c.schema_name = 'main'
GROUP BY c.table_name;
