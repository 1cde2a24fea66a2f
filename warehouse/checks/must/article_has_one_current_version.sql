-- Every article has exactly one current version.
SELECT
    a.article_id,
    a.article_id || ' has ' || count(*) FILTER (a.is_current) || ' current versions, not 1' AS why
FROM article AS a
GROUP BY a.article_id
HAVING count(*) FILTER (a.is_current) <> 1;
