SELECT p.article_id FROM phrase($query, best := 1000) AS p;
