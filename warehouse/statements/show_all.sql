-- The table is itself again.
DROP VIEW temp.main.{table};
