-- A table of which the release has no row, and so perhaps no file.
CREATE TABLE released.{table} AS SELECT {columns} FROM own.main.{table} AS t WHERE false;
