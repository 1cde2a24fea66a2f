-- 만든 행: what was made for one table becomes part of it.
INSERT INTO {table} BY NAME SELECT * FROM made_{name};
