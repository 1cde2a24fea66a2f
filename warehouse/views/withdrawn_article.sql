-- 삭제·철회: articles that an outlet took away, with the text they had last.
CREATE OR REPLACE VIEW withdrawn_article AS
WITH labelled AS (
    SELECT s.article_id, s.version_no, s.label FROM stance AS s WHERE s.level = 'document' AND s.issue_id = 'ai_openness'
),
spells AS (
    SELECT t.article_id, count(*) AS spell_count, min(t.first_seen_at) AS first_seen_at, max(t.last_seen_at) AS last_seen_at
    FROM text_spell AS t
    GROUP BY t.article_id
)
SELECT
    a.article_id,
    a.version_no,
    a.parent_article_id,
    a.outlet_id,
    o.name AS outlet_name,
    a.published_at,
    s.first_seen_at,
    s.last_seen_at,
    a.gone_at,
    -- a difference of two instants is taken by the session's calendar, whose days may have 23 or 25 hours
    (epoch_us(a.gone_at) - epoch_us(a.published_at)) / 3_600_000_000 AS hours_after_publication,
    s.spell_count > 1 AS was_edited,
    l.label AS stance_label,
    a.title,
    a.body,
    a.url
FROM article_now AS a
JOIN outlet AS o ON o.outlet_id = a.outlet_id
JOIN spells AS s ON s.article_id = a.article_id
LEFT JOIN labelled AS l ON l.article_id = a.article_id AND l.version_no = a.version_no
WHERE a.gone_at IS NOT NULL;

COMMENT ON VIEW withdrawn_article IS 'Withdrawn articles (삭제·철회): what an outlet took away, with the text it had last and its stance on ai_openness. Two answers in a row said 404 or 410, or an API said that it is deleted. As known at the session''s as_of: an article that came back since is here for the time it was away.';
COMMENT ON COLUMN withdrawn_article.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN withdrawn_article.version_no IS 'Its last version.';
COMMENT ON COLUMN withdrawn_article.parent_article_id IS 'The article it was attached to as a file, and with which it went; empty for what stood on a page of its own.';
COMMENT ON COLUMN withdrawn_article.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN withdrawn_article.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN withdrawn_article.published_at IS 'Instant of first publication.';
COMMENT ON COLUMN withdrawn_article.first_seen_at IS 'Instant it was first seen.';
COMMENT ON COLUMN withdrawn_article.last_seen_at IS 'Instant its text was last seen.';
COMMENT ON COLUMN withdrawn_article.gone_at IS 'Instant of the first answer that said it was gone.';
COMMENT ON COLUMN withdrawn_article.hours_after_publication IS 'Hours from publication to gone_at.';
COMMENT ON COLUMN withdrawn_article.was_edited IS 'True if it had shown more than one text.';
COMMENT ON COLUMN withdrawn_article.stance_label IS 'Its stance on ai_openness in the last text; empty if not read.';
COMMENT ON COLUMN withdrawn_article.title IS 'Last headline.';
COMMENT ON COLUMN withdrawn_article.body IS 'Last text.';
COMMENT ON COLUMN withdrawn_article.url IS 'Address at which it stood.';
