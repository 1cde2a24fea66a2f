-- Two versions of one article never hold the same text.
SELECT
    a.article_id,
    a.article_id || ' has ' || count(*) || ' versions with the content hash ' || a.content_hash AS why
FROM article AS a
GROUP BY a.article_id, a.content_hash
HAVING count(*) > 1;
