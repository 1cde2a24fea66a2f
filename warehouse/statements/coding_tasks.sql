-- The texts of a sample for its coders, in the random order of the draw, with what the machine says of each.
WITH machine AS (
    SELECT u.article_id, u.version_no, u.char_start, u.char_end, u.machine_label, u.quote_no, u.sentence_no
    FROM sampled_unit($sample_id, 'stance') AS u
    WHERE u.is_drawn
),
framed AS (
    SELECT m.article_id, m.version_no, m.char_start, m.char_end, list(DISTINCT f.frame_id ORDER BY f.frame_id) AS frame_ids
    FROM machine AS m
    JOIN draw AS d ON d.sample_id = $sample_id
    JOIN frame AS f
        ON f.article_id = m.article_id AND f.version_no = m.version_no AND f.level = d.level
        AND f.quote_no IS NOT DISTINCT FROM m.quote_no AND f.sentence_no IS NOT DISTINCT FROM m.sentence_no
    GROUP BY m.article_id, m.version_no, m.char_start, m.char_end
),
shown AS (
    SELECT
        s.*,
        d.issue_id,
        a.title,
        a.url,
        a.published_date,
        o.name AS outlet_name,
        CASE s.level
            WHEN 'headline' THEN a.title
            WHEN 'document' THEN a.body
            ELSE substr(a.body, s.char_start + 1, s.char_end - s.char_start)
        END AS text,
        CASE WHEN s.char_start IS NULL THEN '' ELSE
            substr(a.body, greatest(s.char_start - 400, 0) + 1, least(400, s.char_start)) END AS text_before,
        CASE WHEN s.char_end IS NULL THEN '' ELSE substr(a.body, s.char_end + 1, 400) END AS text_after
    FROM sample AS s
    JOIN draw AS d ON d.sample_id = s.sample_id
    JOIN article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    JOIN outlet AS o ON o.outlet_id = a.outlet_id
    WHERE s.sample_id = $sample_id
)
SELECT
    h.sample_id,
    h.article_id,
    h.version_no,
    h.level,
    h.quote_no,
    h.sentence_no,
    h.char_start,
    h.char_end,
    h.issue_id,
    h.title,
    h.url,
    h.published_date,
    h.outlet_name,
    h.text,
    h.text_before,
    h.text_after,
    m.machine_label,
    coalesce(f.frame_ids, []) AS machine_frames
FROM shown AS h
JOIN machine AS m
    ON m.article_id = h.article_id AND m.version_no = h.version_no AND m.char_start IS NOT DISTINCT FROM h.char_start
    AND m.char_end IS NOT DISTINCT FROM h.char_end
LEFT JOIN framed AS f
    ON f.article_id = h.article_id AND f.version_no = h.version_no AND f.char_start IS NOT DISTINCT FROM h.char_start
    AND f.char_end IS NOT DISTINCT FROM h.char_end
-- the ticket of the place, as in statements/population.sql; of its texts the shorter first
ORDER BY sha256(concat_ws(':', h.seed, h.level, h.article_id, h.version_no, h.char_start)), h.char_end;
