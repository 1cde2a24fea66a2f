DELETE FROM main.{table};
