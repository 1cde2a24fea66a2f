-- Functions that could read what may not be passed on, whatever the tables show: all of DuckDB's own that stand in a FROM,
-- as they take tables and files by names that are text (the file itself among them: DuckDB lets what is attached be read),
-- but those of no table and of the catalogue alone. A new version of DuckDB may bring more, which are refused, too.
SELECT DISTINCT f.function_name
FROM duckdb_functions() AS f
WHERE f.database_name = 'system' AND f.function_type IN ('table', 'table_macro')
  AND f.function_name NOT IN (
      'generate_series', 'json_each', 'json_tree', 'range', 'repeat', 'repeat_row', 'summary', 'unnest', 'duckdb_columns',
      'duckdb_functions', 'duckdb_keywords', 'duckdb_schemas', 'duckdb_settings', 'duckdb_tables', 'duckdb_types', 'duckdb_views'
  )
UNION ALL
SELECT 'stats'; -- gives the least and the greatest of a column as it is stored
