-- The table's own types are given, so that a file of nulls cannot change one.
INSERT INTO incoming_{table} BY NAME
SELECT * FROM read_json($path, format = 'newline_delimited', columns = $columns);
