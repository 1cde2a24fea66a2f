DELETE FROM main.{table} WHERE article_id IN (SELECT n.article_id FROM removed AS n);
