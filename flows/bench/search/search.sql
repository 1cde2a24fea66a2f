SELECT s.* FROM search($query) AS s;
