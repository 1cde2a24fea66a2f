-- 최종 코딩: what the coders of a text came to, one row a text and variable.
-- A coder's last round stands; of several codebook versions the one that was coded last; an adjudicator's word wins,
-- else more than half of the coders must agree.
CREATE OR REPLACE VIEW final_coding AS
WITH dated AS (
    SELECT
        c.*,
        first_value(c.codebook_version) OVER (
            PARTITION BY c.article_id, c.version_no, c.level, c.char_start, c.char_end, c.issue_id, c.variable
            ORDER BY c.coded_at DESC, c.codebook_version DESC
        ) AS last_codebook_version,
        row_number() OVER (
            PARTITION BY c.article_id, c.version_no, c.level, c.char_start, c.char_end, c.issue_id, c.variable,
                c.codebook_version, c.coder, c.is_adjudication
            ORDER BY c.round_no DESC, c.coded_at DESC
        ) AS place
    FROM coding AS c
),
voted AS (
    SELECT
        d.article_id,
        d.version_no,
        d.level,
        d.char_start,
        d.char_end,
        d.issue_id,
        d.variable,
        d.codebook_version,
        d.label,
        count(*) FILTER (NOT d.is_adjudication) AS vote_count,
        max(d.coded_at) FILTER (d.is_adjudication) AS adjudicated_at
    FROM dated AS d
    WHERE d.place = 1 AND d.codebook_version = d.last_codebook_version
    GROUP BY ALL
)
SELECT
    v.article_id,
    v.version_no,
    v.level,
    v.char_start,
    v.char_end,
    v.issue_id,
    v.variable,
    v.codebook_version,
    sum(v.vote_count)::INTEGER AS coder_count,
    CASE
        WHEN max(v.adjudicated_at) IS NOT NULL THEN arg_max(v.label, v.adjudicated_at)
        WHEN 2 * max(v.vote_count) > sum(v.vote_count) THEN arg_max(v.label, v.vote_count)
    END AS label,
    CASE
        WHEN max(v.adjudicated_at) IS NOT NULL THEN 'adjudication'
        WHEN sum(v.vote_count) = 1 THEN 'one_coder'
        WHEN max(v.vote_count) = sum(v.vote_count) THEN 'agreement'
        WHEN 2 * max(v.vote_count) > sum(v.vote_count) THEN 'majority'
        ELSE 'nothing'
    END AS settled_by
FROM voted AS v
GROUP BY v.article_id, v.version_no, v.level, v.char_start, v.char_end, v.issue_id, v.variable, v.codebook_version;

COMMENT ON VIEW final_coding IS 'Final coding (최종 코딩): what the coders of a text came to, one row a text and variable: the adjudicator''s label, else that of more than half of the coders.';
COMMENT ON COLUMN final_coding.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN final_coding.version_no IS 'The version of the article.';
COMMENT ON COLUMN final_coding.level IS 'What was coded: document, headline, quote or sentence.';
COMMENT ON COLUMN final_coding.char_start IS 'Where the quote or sentence begins in article.body; empty for documents and headlines.';
COMMENT ON COLUMN final_coding.char_end IS 'One past its last character; empty as char_start.';
COMMENT ON COLUMN final_coding.issue_id IS 'The question (쟁점) it was coded for.';
COMMENT ON COLUMN final_coding.variable IS 'What was coded: stance or a frame.';
COMMENT ON COLUMN final_coding.codebook_version IS 'Version of the codebook: the one the text was coded by last; older codings are left out.';
COMMENT ON COLUMN final_coding.coder_count IS 'How many coders, adjudicators not counted.';
COMMENT ON COLUMN final_coding.label IS 'The label; empty where the coders differ and nobody has settled it.';
COMMENT ON COLUMN final_coding.settled_by IS 'adjudication (조정), one_coder, agreement (all the same), majority (more than half) or nothing.';
