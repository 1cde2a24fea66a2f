-- What was taken down is not here, under whatever version, nor is a file that was attached to it.
SELECT a.article_id, a.article_id || ' was removed and is here; `corpus remove ' || r.article_id || '` finishes it' AS why
FROM article AS a
JOIN removal AS r ON r.article_id = a.article_id OR r.article_id = a.parent_article_id;
