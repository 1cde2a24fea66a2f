SELECT * FROM search($query) LIMIT $limit;
