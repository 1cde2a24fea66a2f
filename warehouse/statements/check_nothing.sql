-- Nothing of a table yet: what a batch touched comes into it.
CREATE OR REPLACE TEMP TABLE checked_{table} AS SELECT * FROM main.{table} LIMIT 0;
