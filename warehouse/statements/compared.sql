-- Which articles are held against one another for copies: those of a span of time, and all that belong to a cluster
-- with one of them, so that no cluster is ever seen in part.
CREATE OR REPLACE TEMP TABLE compared AS
WITH near AS (
    SELECT DISTINCT a.article_id FROM article AS a WHERE a.published_at BETWEEN $first AND $last
),
root AS (
    SELECT coalesce(c.origin_article_id, n.article_id) AS article_id
    FROM near AS n
    LEFT JOIN copy_link AS c ON c.article_id = n.article_id
)
SELECT n.article_id FROM near AS n
UNION
SELECT r.article_id FROM root AS r
UNION
SELECT c.article_id FROM copy_link AS c SEMI JOIN root AS r ON r.article_id = c.origin_article_id;
