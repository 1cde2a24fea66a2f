-- The other articles of the clusters that some articles are in.
WITH asked AS (SELECT unnest($article_ids::VARCHAR[]) AS article_id),
near AS (
    SELECT c.origin_article_id AS article_id, c.kind, c.similarity FROM copy_link AS c SEMI JOIN asked AS a ON a.article_id = c.article_id
    UNION ALL
    SELECT c.article_id, c.kind, c.similarity FROM copy_link AS c SEMI JOIN asked AS a ON a.article_id = c.origin_article_id
    UNION ALL
    SELECT s.article_id, s.kind, s.similarity
    FROM copy_link AS c
    SEMI JOIN asked AS a ON a.article_id = c.article_id
    JOIN copy_link AS s ON s.origin_article_id = c.origin_article_id
)
SELECT n.article_id, any_value(n.kind), max(n.similarity)
FROM near AS n
ANTI JOIN asked AS a ON a.article_id = n.article_id
WHERE n.kind <> 'attachment'
GROUP BY n.article_id
ORDER BY n.article_id;
