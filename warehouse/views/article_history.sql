-- 기사 이력: every text an article has had, oldest first, beside the one before it.
CREATE OR REPLACE VIEW article_history AS
WITH ordered AS (
    SELECT
        a.*,
        row_number() OVER in_time AS place_no,
        lag(a.version_no) OVER in_time AS previous_version_no,
        lag(a.title) OVER in_time AS previous_title,
        lag(length(a.body)) OVER in_time AS previous_length
    FROM article AS a
    WINDOW in_time AS (PARTITION BY a.article_id ORDER BY a.fetched_at, a.version_no)
),
seen AS (
    SELECT s.article_id, s.content_hash, min(s.fetched_at) AS first_seen_at, max(s.fetched_at) AS last_seen_at
    FROM ledger.article_seen AS s
    GROUP BY s.article_id, s.content_hash
),
labelled AS (
    SELECT s.article_id, s.version_no, arg_max(s.label, s.score) AS label
    FROM stance AS s
    WHERE s.level = 'document' AND s.issue_id = 'ai_openness'
    GROUP BY s.article_id, s.version_no
)
SELECT
    o.article_id,
    o.version_no,
    o.place_no,
    o.outlet_id,
    coalesce(s.first_seen_at, o.fetched_at) AS first_seen_at,
    coalesce(s.last_seen_at, o.fetched_at) AS last_seen_at,
    o.is_current,
    o.gone_at,
    o.title,
    o.previous_title,
    coalesce(o.title <> o.previous_title, false) AS has_new_title,
    length(o.body) - o.previous_length AS length_change,
    l.label AS stance_label,
    p.label AS previous_stance_label,
    o.modified_at,
    o.extractor,
    o.url
FROM ordered AS o
LEFT JOIN seen AS s ON s.article_id = o.article_id AND s.content_hash = o.content_hash
LEFT JOIN labelled AS l ON l.article_id = o.article_id AND l.version_no = o.version_no
LEFT JOIN labelled AS p ON p.article_id = o.article_id AND p.version_no = o.previous_version_no;

COMMENT ON VIEW article_history IS 'Article history (기사 이력): every text an article has had, when it was seen, and what changed: headline, length, stance. Withdrawn articles included. As known on day D: the row with the latest first_seen_at up to D.';
COMMENT ON COLUMN article_history.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN article_history.version_no IS 'The version of the article.';
COMMENT ON COLUMN article_history.place_no IS 'Place in time, from 1; differs from version_no where an older crawl was loaded late.';
COMMENT ON COLUMN article_history.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN article_history.first_seen_at IS 'Instant this text was first seen.';
COMMENT ON COLUMN article_history.last_seen_at IS 'Instant this text was last seen.';
COMMENT ON COLUMN article_history.is_current IS 'True for the text that was last seen.';
COMMENT ON COLUMN article_history.gone_at IS 'Instant at which the article was found withdrawn; empty while it is there.';
COMMENT ON COLUMN article_history.title IS 'Headline of this version.';
COMMENT ON COLUMN article_history.previous_title IS 'Headline before; empty for the first text.';
COMMENT ON COLUMN article_history.has_new_title IS 'True if the headline changed.';
COMMENT ON COLUMN article_history.length_change IS 'Characters the body gained (or lost, below 0); empty for the first text.';
COMMENT ON COLUMN article_history.stance_label IS 'The document''s stance on ai_openness in this version; empty if not read.';
COMMENT ON COLUMN article_history.previous_stance_label IS 'The same in the version before.';
COMMENT ON COLUMN article_history.modified_at IS 'Instant of the last change that the outlet states; empty if none.';
COMMENT ON COLUMN article_history.extractor IS 'What took the text from the page: a new extractor may explain a change.';
COMMENT ON COLUMN article_history.url IS 'Address of the article.';
