-- An empty table of the record's columns, for one batch.
CREATE OR REPLACE TEMP TABLE incoming_{table} AS SELECT * FROM main.{table} LIMIT 0;
