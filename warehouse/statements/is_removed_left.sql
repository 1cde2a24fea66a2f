SELECT a.article_id FROM article AS a JOIN removal AS r ON r.article_id = a.article_id OR r.article_id = a.parent_article_id
LIMIT 1;
