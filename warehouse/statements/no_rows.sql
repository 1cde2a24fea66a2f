-- What columns a table has: its catalog would be looked through whole for that.
SELECT * FROM main.{table} LIMIT 0;
