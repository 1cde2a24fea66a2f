-- 기계와 사람: every label a person gave beside the machine's for the same text.
CREATE OR REPLACE VIEW machine_against_coder AS
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
    s.label AS machine_label,
    s.score AS machine_score,
    s.label = c.label AS is_equal,
    a.outlet_id,
    a.published_date
FROM coding AS c
JOIN article AS a ON a.article_id = c.article_id AND a.version_no = c.version_no
LEFT JOIN stance AS s
    ON s.article_id = c.article_id AND s.version_no = c.version_no AND s.level = c.level
    AND s.issue_id = c.issue_id AND s.quote_no IS NOT DISTINCT FROM c.quote_no
    AND s.level <> 'sentence'; -- a coding names no sentence

COMMENT ON VIEW machine_against_coder IS 'Machine against coder (기계와 사람): every label a person gave, beside the machine''s for the same text. Count by coder_label and machine_label for the confusion matrix.';
COMMENT ON COLUMN machine_against_coder.coding_id IS 'The coding; refers to coding.';
COMMENT ON COLUMN machine_against_coder.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN machine_against_coder.version_no IS 'The version of the article.';
COMMENT ON COLUMN machine_against_coder.level IS 'What was coded: document, headline, quote or sentence.';
COMMENT ON COLUMN machine_against_coder.quote_no IS 'The quote, where level is quote; else empty.';
COMMENT ON COLUMN machine_against_coder.issue_id IS 'The question (쟁점) a position is taken on.';
COMMENT ON COLUMN machine_against_coder.coder IS 'Who coded it, by a pseudonym.';
COMMENT ON COLUMN machine_against_coder.codebook_version IS 'Version of the codebook that was followed.';
COMMENT ON COLUMN machine_against_coder.coder_label IS 'The person''s label.';
COMMENT ON COLUMN machine_against_coder.machine_label IS 'The machine''s label; empty if it gave none.';
COMMENT ON COLUMN machine_against_coder.machine_score IS 'How sure the machine was, 0 to 1; empty as machine_label.';
COMMENT ON COLUMN machine_against_coder.is_equal IS 'True if both labels are the same; empty if the machine gave none.';
COMMENT ON COLUMN machine_against_coder.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN machine_against_coder.published_date IS 'Korean calendar day (KST) of first publication.';
