-- Tables, views and macros of the main schema with their comments.
SELECT 'table' AS kind, table_name AS name, comment, []::VARCHAR[] AS parameters
FROM duckdb_tables() WHERE schema_name = 'main' AND NOT internal AND database_name = current_database()
UNION ALL
SELECT 'view', view_name, comment, []::VARCHAR[]
FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal AND database_name = current_database()
UNION ALL
SELECT 'macro', function_name, comment, parameters
FROM duckdb_functions()
WHERE function_type IN ('macro', 'table_macro') AND NOT internal AND database_name = current_database()
ORDER BY kind, name;
