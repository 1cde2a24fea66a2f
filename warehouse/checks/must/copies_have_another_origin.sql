-- An article is no copy of itself, and a cluster of copies has one origin: an origin is no copy.
SELECT c.article_id, c.article_id || ' is linked as a copy of itself' AS why
FROM copy_link AS c
WHERE c.article_id = c.origin_article_id
UNION ALL
SELECT c.article_id, c.article_id || ' is a copy of ' || c.origin_article_id || ', which is a copy of ' || o.origin_article_id
FROM copy_link AS c
JOIN copy_link AS o ON o.article_id = c.origin_article_id
WHERE c.article_id <> c.origin_article_id;
