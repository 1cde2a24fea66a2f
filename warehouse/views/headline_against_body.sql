-- 제목과 본문: whether a headline takes the side its text takes.
CREATE OR REPLACE VIEW headline_against_body AS
WITH voiced AS (
    SELECT
        s.article_id, s.version_no, s.issue_id,
        count(*) FILTER (s.label = 'supportive') AS supportive_count,
        count(*) FILTER (s.label = 'oppositional') AS oppositional_count
    FROM stance AS s
    WHERE s.level IN ('quote', 'sentence')
    GROUP BY s.article_id, s.version_no, s.issue_id
),
first_frame AS (
    SELECT f.article_id, f.version_no, f.level, arg_min(f.frame_id, f.rank) AS frame_id
    FROM frame AS f
    WHERE f.level IN ('headline', 'document')
    GROUP BY f.article_id, f.version_no, f.level
)
SELECT
    a.published_date,
    a.outlet_id,
    a.outlet_name,
    a.outlet_kind,
    h.article_id,
    h.version_no,
    h.issue_id,
    h.label AS headline_label,
    h.score AS headline_score,
    d.label AS document_label,
    d.score AS document_score,
    CASE
        WHEN h.label = d.label THEN 'agrees'
        WHEN h.label = 'none' THEN 'silent'
        WHEN d.label = 'none' THEN 'headline_only'
        WHEN h.label IN ('supportive', 'oppositional') AND d.label IN ('supportive', 'oppositional') THEN 'opposes'
        WHEN h.label IN ('supportive', 'oppositional') THEN 'sharpens'
        WHEN d.label IN ('supportive', 'oppositional') THEN 'softens'
        WHEN h.label IN ('mixed', 'neutral') AND d.label IN ('mixed', 'neutral') THEN 'differs'
    END AS agreement,
    coalesce(v.supportive_count, 0) AS supportive_count,
    coalesce(v.oppositional_count, 0) AS oppositional_count,
    x.frame_id AS headline_frame_id,
    y.frame_id AS document_frame_id,
    a.is_original,
    a.title,
    a.url
FROM stance AS h
JOIN stance AS d
    ON d.article_id = h.article_id AND d.version_no = h.version_no AND d.issue_id = h.issue_id AND d.level = 'document'
JOIN current_article AS a ON a.article_id = h.article_id AND a.version_no = h.version_no
LEFT JOIN voiced AS v ON v.article_id = h.article_id AND v.version_no = h.version_no AND v.issue_id = h.issue_id
LEFT JOIN first_frame AS x ON x.article_id = h.article_id AND x.version_no = h.version_no AND x.level = 'headline'
LEFT JOIN first_frame AS y ON y.article_id = h.article_id AND y.version_no = h.version_no AND y.level = 'document'
WHERE h.level = 'headline';

COMMENT ON VIEW headline_against_body IS 'Headline against body (제목과 본문): the stance and first frame of each headline beside those of its text, with the sides taken in its quotes and sentences; one row a headline and issue. Only current texts.';
COMMENT ON COLUMN headline_against_body.published_date IS 'Korean calendar day (KST) of first publication.';
COMMENT ON COLUMN headline_against_body.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN headline_against_body.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN headline_against_body.outlet_kind IS 'Kind of the source.';
COMMENT ON COLUMN headline_against_body.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN headline_against_body.version_no IS 'The version of the article.';
COMMENT ON COLUMN headline_against_body.issue_id IS 'The question (쟁점) a position is taken on.';
COMMENT ON COLUMN headline_against_body.headline_label IS 'Stance of the headline: supportive, oppositional, mixed, neutral or none.';
COMMENT ON COLUMN headline_against_body.headline_score IS 'How sure that label is, 0 to 1.';
COMMENT ON COLUMN headline_against_body.document_label IS 'Stance of the whole text.';
COMMENT ON COLUMN headline_against_body.document_score IS 'How sure that label is, 0 to 1.';
COMMENT ON COLUMN headline_against_body.agreement IS 'agrees, opposes (the other side), sharpens (takes a side where the text takes both or none), softens (takes none where the text takes one), differs (mixed against neutral), silent (says nothing of an issue the text speaks of) or headline_only (the reverse).';
COMMENT ON COLUMN headline_against_body.supportive_count IS 'Quotes and sentences of the text that are supportive.';
COMMENT ON COLUMN headline_against_body.oppositional_count IS 'Quotes and sentences of the text that are oppositional.';
COMMENT ON COLUMN headline_against_body.headline_frame_id IS 'First frame of the headline; empty if none.';
COMMENT ON COLUMN headline_against_body.document_frame_id IS 'First frame of the text; empty if none.';
COMMENT ON COLUMN headline_against_body.is_original IS 'True if the article counts for its cluster of copies: see current_article.';
COMMENT ON COLUMN headline_against_body.title IS 'The headline.';
COMMENT ON COLUMN headline_against_body.url IS 'Address of the article.';
