-- 표본의 코딩: what coders came to of the texts of a sample, as far as they were coded for it: one row a sample, text and
-- variable. What was coded for another sample counts where both were drawn alike (drawn_alike). Codings of any other sample
-- are of texts that this one's draw did not choose.
CREATE OR REPLACE VIEW sample_coding AS
WITH alike AS (
    SELECT d.sample_id, d.level, d.issue_id, k.other_sample_id
    FROM draw AS d
    JOIN drawn_alike AS k ON k.sample_id = d.sample_id
),
coded AS (
    SELECT DISTINCT
        k.sample_id, c.article_id, c.version_no, c.level, c.char_start, c.char_end, c.issue_id, c.variable
    FROM alike AS k
    JOIN coding AS c ON c.sample_id = k.other_sample_id AND c.level = k.level AND c.issue_id = k.issue_id
)
SELECT
    c.sample_id,
    c.article_id,
    c.version_no,
    c.level,
    c.char_start,
    c.char_end,
    c.issue_id,
    c.variable,
    h.codebook_version,
    h.coder_count,
    h.label,
    h.settled_by
FROM coded AS c
JOIN sample AS s
    ON s.sample_id = c.sample_id AND s.article_id = c.article_id AND s.version_no = c.version_no
    AND s.char_start IS NOT DISTINCT FROM c.char_start AND s.char_end IS NOT DISTINCT FROM c.char_end
JOIN final_coding AS h
    ON h.article_id = c.article_id AND h.version_no = c.version_no AND h.level = c.level
    AND h.char_start IS NOT DISTINCT FROM c.char_start AND h.char_end IS NOT DISTINCT FROM c.char_end
    AND h.issue_id = c.issue_id AND h.variable = c.variable;

COMMENT ON VIEW sample_coding IS 'Codings of a sample (표본의 코딩): what the coders of a text came to, one row a text and variable that was coded for the sample, or for one drawn alike (same level, issue, strata, seed, filters and size of population), of which the larger holds the smaller.';
COMMENT ON COLUMN sample_coding.sample_id IS 'The sample; refers to draw.';
COMMENT ON COLUMN sample_coding.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN sample_coding.version_no IS 'The version of the article.';
COMMENT ON COLUMN sample_coding.level IS 'What was coded: document, headline, quote or sentence.';
COMMENT ON COLUMN sample_coding.char_start IS 'Where the quote or sentence begins in article.body; empty for documents and headlines.';
COMMENT ON COLUMN sample_coding.char_end IS 'One past its last character; empty as char_start.';
COMMENT ON COLUMN sample_coding.issue_id IS 'The question (쟁점) it was coded for.';
COMMENT ON COLUMN sample_coding.variable IS 'What was coded: stance or a frame.';
COMMENT ON COLUMN sample_coding.codebook_version IS 'Version of the codebook: the one the text was coded by last.';
COMMENT ON COLUMN sample_coding.coder_count IS 'How many coders, adjudicators not counted, for whatever sample.';
COMMENT ON COLUMN sample_coding.label IS 'The label, as in final_coding; empty where the coders differ and nobody has settled it.';
COMMENT ON COLUMN sample_coding.settled_by IS 'adjudication (조정), one_coder, agreement (all the same), majority (more than half) or nothing.';
