-- Of a table that a batch did not touch, nothing is checked.
CREATE OR REPLACE TEMP TABLE checked_{table} AS SELECT * FROM main.{table} LIMIT 0;
