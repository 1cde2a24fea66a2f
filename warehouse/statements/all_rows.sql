SELECT * FROM main.{table};
