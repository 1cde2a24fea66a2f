-- 기사 이력: every text an article has shown, oldest first, beside the one before it. A text that came back stands twice.
CREATE OR REPLACE VIEW article_history AS
-- Bodies are measured as they are read, and not carried through joins and windows.
WITH labelled AS (
    SELECT s.article_id, s.version_no, s.label FROM stance AS s WHERE s.level = 'document' AND s.issue_id = 'ai_openness'
),
spell AS (
    SELECT t.*, t.place_no = max(t.place_no) OVER (PARTITION BY t.article_id) AS is_current FROM text_spell AS t
)
SELECT
    t.article_id,
    t.place_no,
    t.version_no,
    t.previous_version_no,
    a.outlet_id,
    t.first_seen_at,
    t.last_seen_at,
    t.is_current,
    n.gone_at,
    a.title,
    b.title AS previous_title,
    coalesce(a.title <> b.title, FALSE) AS has_new_title,
    a.body_length - b.body_length AS length_change,
    l.label AS stance_label,
    p.label AS previous_stance_label,
    a.modified_at,
    a.extractor,
    t.has_new_extractor,
    a.url
FROM spell AS t
JOIN (SELECT x.* EXCLUDE (body), length(x.body) AS body_length FROM article AS x) AS a
    ON a.article_id = t.article_id AND a.version_no = t.version_no
JOIN article_now AS n ON n.article_id = t.article_id
LEFT JOIN (SELECT x.article_id, x.version_no, x.title, length(x.body) AS body_length FROM article AS x) AS b
    ON b.article_id = t.article_id AND b.version_no = t.previous_version_no
LEFT JOIN labelled AS l ON l.article_id = t.article_id AND l.version_no = t.version_no
LEFT JOIN labelled AS p ON p.article_id = t.article_id AND p.version_no = t.previous_version_no;

COMMENT ON VIEW article_history IS 'Article history (기사 이력): every text an article has shown, when it was seen, and what changed: headline, length, stance on ai_openness (on other issues: change_after_edit). Withdrawn articles included. Known at day D: article_at, or the session''s as_of. Versions that only an older parser read from the same page are no part of it.';
COMMENT ON COLUMN article_history.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN article_history.place_no IS 'Place in time, from 1; differs from version_no where a text came back, or an older crawl was loaded late.';
COMMENT ON COLUMN article_history.version_no IS 'The version of the article.';
COMMENT ON COLUMN article_history.previous_version_no IS 'The version shown before; empty for the first.';
COMMENT ON COLUMN article_history.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN article_history.first_seen_at IS 'Instant this text was first seen, this time.';
COMMENT ON COLUMN article_history.last_seen_at IS 'Instant this text was last seen, this time.';
COMMENT ON COLUMN article_history.is_current IS 'True for the text that was last seen.';
COMMENT ON COLUMN article_history.gone_at IS 'Instant at which the article was found withdrawn; empty while it is there.';
COMMENT ON COLUMN article_history.title IS 'Headline of this version.';
COMMENT ON COLUMN article_history.previous_title IS 'Headline before; empty for the first text.';
COMMENT ON COLUMN article_history.has_new_title IS 'True if the headline changed.';
COMMENT ON COLUMN article_history.length_change IS 'Characters the body gained (or lost, below 0); empty for the first text.';
COMMENT ON COLUMN article_history.stance_label IS 'The document''s stance on ai_openness in this version; empty if not read. Today''s reading, of old texts too.';
COMMENT ON COLUMN article_history.previous_stance_label IS 'The same of the text before.';
COMMENT ON COLUMN article_history.modified_at IS 'Instant of the last change that the outlet states; empty if none.';
COMMENT ON COLUMN article_history.extractor IS 'What took the text from the page.';
COMMENT ON COLUMN article_history.has_new_extractor IS 'True if something else took the text before: then the change may be ours and not the outlet''s.';
COMMENT ON COLUMN article_history.url IS 'Address of the article.';
