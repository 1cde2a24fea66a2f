-- 되풀이된 기사 (안쪽): WITH known AS (SELECT … FROM article_now) … JOIN article_repeats('known') …
-- Which standing article stands for which of its copies, so that a story counts once. A copy has one origin
-- (checks/must/copy_has_one_origin.sql), and an origin is no copy. Whoever asks hands over the articles read already.
CREATE OR REPLACE MACRO article_repeats(known) AS TABLE
WITH orphan AS (
    SELECT c.article_id, c.origin_article_id
    FROM copy_link AS c
    JOIN (SELECT n.article_id FROM query_table(known) AS n WHERE n.gone_at IS NOT NULL) AS o
        ON o.article_id = c.origin_article_id
    UNION ALL
    SELECT c.article_id, c.origin_article_id
    FROM copy_link AS c
    ANTI JOIN (SELECT n.article_id FROM query_table(known) AS n) AS o ON o.article_id = c.origin_article_id
    WHERE getvariable('as_of') IS NOT NULL -- now, every origin is known
),
stand_in AS (
    -- where the origin is withdrawn, or not known yet, the earliest of its copies stands for the others
    SELECT c.origin_article_id AS root_id, arg_min(c.article_id, (a.published_at, a.article_id)) AS article_id
    FROM orphan AS c
    JOIN (SELECT n.article_id, n.published_at FROM query_table(known) AS n WHERE n.gone_at IS NULL) AS a
        ON a.article_id = c.article_id
    GROUP BY c.origin_article_id
)
SELECT c.article_id, coalesce(s.article_id, c.origin_article_id) AS origin_article_id, c.kind AS copy_kind
FROM copy_link AS c
LEFT JOIN stand_in AS s ON s.root_id = c.origin_article_id
WHERE s.article_id IS NULL OR c.article_id <> s.article_id;

COMMENT ON MACRO TABLE article_repeats IS
    'Repeated articles (되풀이된 기사): each article that repeats another one, and the one that stands for both; known names a table of article_id, published_at and gone_at of article_now. For people: current_article.origin_article_id.';
