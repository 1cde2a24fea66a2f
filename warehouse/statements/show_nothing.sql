-- Of a table that a batch did not touch, nothing is checked: its empty likeness is made once a session.
CREATE TEMP TABLE IF NOT EXISTS no_{table} AS SELECT * FROM main.{table} LIMIT 0;
CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM no_{table};
