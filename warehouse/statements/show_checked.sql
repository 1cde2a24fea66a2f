-- Whoever asks for the table sees what is checked of it: a temporary view comes before the table of the same name.
CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {source};
