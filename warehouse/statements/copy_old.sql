DELETE FROM {schema}.{name};
INSERT INTO {schema}.{name} BY NAME SELECT * FROM old.{schema}.{name};
