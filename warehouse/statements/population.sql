-- The texts that could be drawn: of current articles that a machine has read, as the filters name them. A ticket is what
-- they are drawn by: the same on any machine, as it hangs on the seed and the text's place alone.
CREATE OR REPLACE TEMP TABLE population AS
WITH chosen AS (
    SELECT a.article_id, a.version_no, a.outlet_id, a.outlet_kind, a.salience, strftime(a.published_date, '%Y-%m') AS month
    FROM current_article AS a
    WHERE a.salience IS NOT NULL
      AND ($first_date::DATE IS NULL OR a.published_date >= $first_date::DATE)
      AND ($last_date::DATE IS NULL OR a.published_date <= $last_date::DATE)
      AND (len($outlet_ids::VARCHAR[]) = 0 OR list_contains($outlet_ids::VARCHAR[], a.outlet_id))
      AND (len($saliences::VARCHAR[]) = 0 OR list_contains($saliences::VARCHAR[], a.salience))
      AND ($has_copies OR a.origin_article_id IS NULL)
),
unit AS (
    SELECT c.*, NULL::INTEGER AS quote_no, NULL::INTEGER AS sentence_no, NULL::INTEGER AS char_start,
           NULL::INTEGER AS char_end, NULL::VARCHAR AS speaker_role
    FROM chosen AS c
    WHERE $level IN ('document', 'headline')
    UNION ALL
    SELECT c.*, min(q.quote_no), NULL, q.char_start, q.char_end, arg_min(coalesce(q.speaker_role, e.role), q.quote_no)
    FROM chosen AS c
    JOIN quote AS q ON q.article_id = c.article_id AND q.version_no = c.version_no
    LEFT JOIN entity AS e ON e.entity_id = q.speaker_entity_id
    WHERE $level = 'quote'
    GROUP BY ALL
    UNION ALL
    SELECT c.*, NULL, s.sentence_no, s.char_start, s.char_end, NULL
    FROM chosen AS c
    JOIN sentence AS s ON s.article_id = c.article_id AND s.version_no = c.version_no
    WHERE $level = 'sentence' AND NOT s.is_heading
),
machine AS (
    SELECT s.article_id, s.version_no, s.quote_no, s.sentence_no, s.label
    FROM stance AS s
    WHERE s.level = $level AND s.issue_id = $issue_id
)
SELECT
    u.article_id,
    u.version_no,
    u.quote_no,
    u.sentence_no,
    u.char_start,
    u.char_end,
    coalesce(nullif(array_to_string(list_transform($strata::VARCHAR[], lambda name: CASE name
        WHEN 'outlet_id' THEN u.outlet_id
        WHEN 'outlet_kind' THEN u.outlet_kind
        WHEN 'month' THEN u.month
        WHEN 'salience' THEN u.salience
        WHEN 'speaker_role' THEN coalesce(u.speaker_role, 'unknown')
        WHEN 'machine_label' THEN coalesce(m.label, 'none')
        ELSE error('strata: ' || name)
    END), ' / '), ''), 'all') AS stratum,
    -- A report of a report begins where its quote does: of the texts of one place the shortest has the place's ticket.
    sha256(concat_ws(
        ':', $seed, $level, u.article_id, u.version_no, u.char_start,
        nullif(u.char_end, min(u.char_end) OVER (PARTITION BY u.article_id, u.version_no, u.char_start))
    )) AS ticket
FROM unit AS u
LEFT JOIN machine AS m
    ON m.article_id = u.article_id AND m.version_no = u.version_no
    AND m.quote_no IS NOT DISTINCT FROM u.quote_no AND m.sentence_no IS NOT DISTINCT FROM u.sentence_no;
