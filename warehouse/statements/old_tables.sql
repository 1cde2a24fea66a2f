-- Every table with rows of its own; which schema and vocabulary a file has, a new file knows by itself.
SELECT t.schema_name, t.table_name
FROM duckdb_tables() AS t
WHERE t.database_name = 'old' AND NOT t.internal AND t.table_name NOT IN ('applied', 'vocabulary')
ORDER BY t.schema_name, t.table_name;
