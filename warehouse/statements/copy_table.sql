-- What a new file is filled with gives way to what the lake was.
DELETE FROM copy.{table};
INSERT INTO copy.{table} BY NAME SELECT * FROM lake.{table};
