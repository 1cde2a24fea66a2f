-- 없는 파일: a batch without rows of a table. A view of the table itself would be hidden by what checks are shown.
CREATE TEMP TABLE IF NOT EXISTS no_{table} AS SELECT * FROM main.{table} LIMIT 0;
CREATE OR REPLACE TEMP VIEW incoming_{table} AS SELECT * FROM no_{table};
