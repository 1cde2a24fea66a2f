-- A copy belongs to one cluster: with two origins it would be counted twice.
SELECT c.article_id, c.article_id || ' is linked as a copy of ' || count(*) || ' articles' AS why
FROM copy_link AS c
GROUP BY c.article_id
HAVING count(*) > 1;
