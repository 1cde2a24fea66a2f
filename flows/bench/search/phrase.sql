SELECT p.* FROM phrase($query) AS p;
