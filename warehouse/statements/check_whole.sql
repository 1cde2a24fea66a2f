-- Of a table that people fill, everything.
CREATE OR REPLACE TEMP TABLE checked_{table} AS SELECT * FROM main.{table};
