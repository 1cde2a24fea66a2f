-- 접힌 사본: which standing article stands for which of its copies, so that a story counts once. A copy has one origin
-- (checks/must/copy_has_one_origin.sql), and an origin is no copy.
CREATE OR REPLACE VIEW copied_article AS
WITH orphan AS (
    SELECT c.article_id, c.origin_article_id
    FROM copy_link AS c
    JOIN article_now AS o ON o.article_id = c.origin_article_id AND o.gone_at IS NOT NULL
    UNION ALL
    SELECT c.article_id, c.origin_article_id
    FROM copy_link AS c
    ANTI JOIN article_now AS o ON o.article_id = c.origin_article_id
    WHERE getvariable('as_of') IS NOT NULL -- now, every origin is known
),
stand_in AS (
    -- where the origin is withdrawn, or not known yet, the earliest of its copies stands for the others
    SELECT c.origin_article_id AS root_id, arg_min(c.article_id, (a.published_at, a.article_id)) AS article_id
    FROM orphan AS c
    JOIN article_now AS a ON a.article_id = c.article_id AND a.gone_at IS NULL
    GROUP BY c.origin_article_id
)
SELECT c.article_id, coalesce(s.article_id, c.origin_article_id) AS origin_article_id, c.kind AS copy_kind
FROM copy_link AS c
LEFT JOIN stand_in AS s ON s.root_id = c.origin_article_id
WHERE s.article_id IS NULL OR c.article_id <> s.article_id;

COMMENT ON VIEW copied_article IS 'Folded copies (접힌 사본): each article that repeats another one, and the one that stands for both. Take current_article.origin_article_id, for articles that stand.';
COMMENT ON COLUMN copied_article.article_id IS 'The article that repeats; refers to article.';
COMMENT ON COLUMN copied_article.origin_article_id IS 'The article that stands for it: the origin of its copies or, where that does not stand, the earliest of them.';
COMMENT ON COLUMN copied_article.copy_kind IS 'wire, press_release, attachment or near_duplicate: what it is to the text it repeats.';
