-- The tables in which DuckLake keeps the lake's own book, and small inserts.
ATTACH '{catalog}' AS catalog (TYPE postgres);
USE catalog;
