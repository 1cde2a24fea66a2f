-- 기계와 사람: every label a person gave beside the machine's for the same text.
CREATE OR REPLACE VIEW machine_against_coder AS
WITH placed AS (
    -- a later reading may number quotes otherwise: the place in the text tells which one it is
    SELECT c.*, CASE c.level WHEN 'quote' THEN q.quote_no WHEN 'sentence' THEN n.sentence_no ELSE 0 END AS text_no
    FROM coding AS c
    LEFT JOIN quote AS q
        ON q.article_id = c.article_id AND q.version_no = c.version_no AND q.char_end = c.char_end
        AND q.char_start = CASE WHEN c.level = 'quote' THEN c.char_start END
    LEFT JOIN sentence AS n
        ON n.article_id = c.article_id AND n.version_no = c.version_no AND n.char_end = c.char_end
        AND n.char_start = CASE WHEN c.level = 'sentence' THEN c.char_start END
),
machine AS (
    SELECT s.article_id, s.version_no, s.level, coalesce(s.quote_no, s.sentence_no, 0) AS text_no, 'stance' AS variable,
        s.issue_id, s.label, s.score
    FROM stance AS s
    UNION ALL
    -- a frame is of no issue
    SELECT f.article_id, f.version_no, f.level, coalesce(f.quote_no, f.sentence_no, 0), f.frame_id, NULL, 'present', f.score
    FROM frame AS f
),
compared AS (
    SELECT
        p.*,
        coalesce(m.label, if(p.variable = 'stance', 'none', 'absent')) AS machine_label,
        m.score AS machine_score
    FROM placed AS p
    LEFT JOIN machine AS m
        ON m.article_id = p.article_id AND m.version_no = p.version_no AND m.level = p.level AND m.text_no = p.text_no
        AND m.variable = p.variable AND m.issue_id IS NOT DISTINCT FROM if(p.variable = 'stance', p.issue_id, NULL)
)
SELECT
    c.coding_id,
    c.article_id,
    c.version_no,
    c.level,
    c.quote_no,
    c.issue_id,
    c.coder,
    c.codebook_version,
    c.label AS coder_label,
    c.machine_label,
    c.machine_score,
    c.label = c.machine_label AS is_equal,
    a.outlet_id,
    a.published_date,
    c.variable,
    c.round_no,
    c.is_adjudication,
    c.sample_id,
    s.stratum,
    1 / s.inclusion_probability AS design_weight
FROM compared AS c
JOIN article AS a ON a.article_id = c.article_id AND a.version_no = c.version_no
LEFT JOIN sample AS s
    ON s.sample_id = c.sample_id AND s.article_id = c.article_id AND s.version_no = c.version_no
    AND s.char_start IS NOT DISTINCT FROM c.char_start AND s.char_end IS NOT DISTINCT FROM c.char_end;

COMMENT ON VIEW machine_against_coder IS 'Machine against coder (기계와 사람): every label a person gave, beside the machine''s of today for the same text. The macros confusion and machine_quality count and weigh them.';
COMMENT ON COLUMN machine_against_coder.coding_id IS 'The coding; refers to coding.';
COMMENT ON COLUMN machine_against_coder.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN machine_against_coder.version_no IS 'The version of the article.';
COMMENT ON COLUMN machine_against_coder.level IS 'What was coded: document, headline, quote or sentence.';
COMMENT ON COLUMN machine_against_coder.quote_no IS 'The quote as it was counted when it was drawn, where level is quote; else empty.';
COMMENT ON COLUMN machine_against_coder.issue_id IS 'The question (쟁점) a position is taken on.';
COMMENT ON COLUMN machine_against_coder.coder IS 'Who coded it, by a pseudonym.';
COMMENT ON COLUMN machine_against_coder.codebook_version IS 'Version of the codebook that was followed.';
COMMENT ON COLUMN machine_against_coder.coder_label IS 'The person''s label.';
COMMENT ON COLUMN machine_against_coder.machine_label IS 'The machine''s label; none or absent where it gives none.';
COMMENT ON COLUMN machine_against_coder.machine_score IS 'How sure the machine is, 0 to 1; empty where it gives no label.';
COMMENT ON COLUMN machine_against_coder.is_equal IS 'True if both labels are the same.';
COMMENT ON COLUMN machine_against_coder.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN machine_against_coder.published_date IS 'Korean calendar day (KST) of first publication.';
COMMENT ON COLUMN machine_against_coder.variable IS 'What was coded: stance or a frame.';
COMMENT ON COLUMN machine_against_coder.round_no IS 'Round of coding, from 1.';
COMMENT ON COLUMN machine_against_coder.is_adjudication IS 'True if it settles what coders disagreed on.';
COMMENT ON COLUMN machine_against_coder.sample_id IS 'The sample it was made for; empty if it was made for none.';
COMMENT ON COLUMN machine_against_coder.stratum IS 'The group (층) it was drawn from; empty as sample_id.';
COMMENT ON COLUMN machine_against_coder.design_weight IS 'How many texts of the population it stands for: one over its chance of being drawn; empty as sample_id.';
