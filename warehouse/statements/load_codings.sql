-- Codings that are not here yet.
INSERT INTO main.coding BY NAME
SELECT i.* FROM incoming_coding AS i ANTI JOIN coding AS c ON c.coding_id = i.coding_id;
