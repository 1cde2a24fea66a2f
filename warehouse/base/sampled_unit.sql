-- 표본 단위: FROM sampled_unit('2026-autumn', 'stance');
-- Every text of a sample's population with the machine's label of today and, where it was drawn and coded, the coders'.
CREATE OR REPLACE MACRO sampled_unit(sample_name, coded_variable) AS TABLE
WITH asked AS (
    -- without it a name that is mistyped looks like a sample in which nothing was found
    SELECT CASE
        WHEN NOT coalesce(list_contains(d.sample_ids, sample_name), false)
            THEN error('no sample ' || coalesce(sample_name, 'NULL') || '; the table draw, and `corpus sample`, list them')
        WHEN NOT coalesce(coded_variable = 'stance' OR list_contains(k.frame_ids, coded_variable), false)
            THEN error('no variable ' || coalesce(coded_variable, 'NULL') || '; expected stance or a frame: coding.variable in the data dictionary has them all')
        ELSE true
    END AS is_sound
    FROM (SELECT list(x.sample_id) AS sample_ids FROM draw AS x) AS d
    CROSS JOIN (
        SELECT list(v.label) AS frame_ids FROM ledger.vocabulary AS v WHERE v.table_name = 'frame' AND v.column_name = 'frame_id'
    ) AS k
),
drawn_from AS (
    SELECT d.* FROM draw AS d WHERE d.sample_id = sample_name
),
unit AS (
    SELECT f.*, d.level, d.issue_id
    FROM sampling_frame AS f
    JOIN drawn_from AS d ON d.sample_id = f.sample_id
),
placed AS (
    -- a later reading may number quotes otherwise: the place in the text tells which one it is
    SELECT u.*, q.quote_no, NULL::INTEGER AS sentence_no, coalesce(q.speaker_role, e.role) AS speaker_role
    FROM unit AS u
    LEFT JOIN (
        SELECT q.article_id, q.version_no, q.char_start, q.char_end, min(q.quote_no) AS quote_no,
               arg_min(q.speaker_role, q.quote_no) AS speaker_role, arg_min(q.speaker_entity_id, q.quote_no) AS entity_id
        FROM quote AS q
        GROUP BY q.article_id, q.version_no, q.char_start, q.char_end
    ) AS q
        ON q.article_id = u.article_id AND q.version_no = u.version_no AND q.char_start = u.char_start
        AND q.char_end = u.char_end
    LEFT JOIN entity AS e ON e.entity_id = q.entity_id
    WHERE u.level = 'quote'
    UNION ALL
    SELECT u.*, NULL, n.sentence_no, NULL
    FROM unit AS u
    LEFT JOIN sentence AS n
        ON n.article_id = u.article_id AND n.version_no = u.version_no AND n.char_start = u.char_start
        AND n.char_end = u.char_end
    WHERE u.level = 'sentence'
    UNION ALL
    SELECT u.*, NULL, NULL, NULL FROM unit AS u WHERE u.level IN ('document', 'headline')
),
machine AS (
    SELECT s.article_id, s.version_no, s.level, s.quote_no, s.sentence_no, s.label
    FROM stance AS s
    JOIN drawn_from AS d ON d.level = s.level AND d.issue_id = s.issue_id
    WHERE coded_variable = 'stance'
    UNION ALL
    SELECT f.article_id, f.version_no, f.level, f.quote_no, f.sentence_no, 'present'
    FROM frame AS f
    JOIN drawn_from AS d ON d.level = f.level
    WHERE f.frame_id = coded_variable
),
human AS (
    SELECT h.*
    FROM sample_coding AS h
    WHERE h.sample_id = sample_name AND h.variable = coded_variable
)
SELECT
    p.article_id,
    p.version_no,
    p.level,
    p.quote_no,
    p.sentence_no,
    p.char_start,
    p.char_end,
    p.stratum,
    s.inclusion_probability,
    s.sample_id IS NOT NULL AS is_drawn,
    coalesce(m.label, if(coded_variable = 'stance', 'none', 'absent')) AS machine_label,
    h.label AS coder_label,
    a.outlet_id,
    o.kind AS outlet_kind,
    strftime(a.published_date, '%Y-%m') AS month,
    coalesce(p.speaker_role, 'unknown') AS speaker_role
FROM placed AS p
JOIN article AS a ON a.article_id = p.article_id AND a.version_no = p.version_no
JOIN outlet AS o ON o.outlet_id = a.outlet_id
LEFT JOIN sample AS s
    ON s.sample_id = p.sample_id AND s.article_id = p.article_id AND s.version_no = p.version_no
    AND s.char_start IS NOT DISTINCT FROM p.char_start AND s.char_end IS NOT DISTINCT FROM p.char_end
LEFT JOIN machine AS m
    ON m.article_id = p.article_id AND m.version_no = p.version_no AND m.level = p.level
    AND m.quote_no IS NOT DISTINCT FROM p.quote_no AND m.sentence_no IS NOT DISTINCT FROM p.sentence_no
LEFT JOIN human AS h
    ON h.article_id = p.article_id AND h.version_no = p.version_no
    AND h.char_start IS NOT DISTINCT FROM p.char_start AND h.char_end IS NOT DISTINCT FROM p.char_end
WHERE (SELECT k.is_sound FROM asked AS k);

COMMENT ON MACRO TABLE sampled_unit IS
    'Sampled units (표본 단위): every text of a sample''s population with the label the machine gives it today (none or absent where it gives none), whether it was drawn, and what its coders came to (empty where it was not drawn, not coded for this sample or one drawn alike, or not settled). One row a text; coded_variable is stance or a frame. For R: strata, inclusion_probability and coder_label are what svydesign() wants.';
