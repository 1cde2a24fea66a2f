-- An article is no copy of itself.
SELECT c.article_id, c.article_id || ' is linked as a copy of itself' AS why
FROM copy_link AS c
WHERE c.article_id = c.origin_article_id;
