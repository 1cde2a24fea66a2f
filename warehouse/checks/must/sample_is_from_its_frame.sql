-- What was drawn could have been drawn, with the chance that the sizes of its stratum give. A text that was removed since
-- leaves its stratum smaller than it was, never larger.
WITH sized AS (
    SELECT f.sample_id, f.stratum, count(*) AS unit_count FROM sampling_frame AS f GROUP BY f.sample_id, f.stratum
),
drawn AS (
    SELECT s.sample_id, s.stratum, count(*) AS drawn_count FROM sample AS s GROUP BY s.sample_id, s.stratum
)
SELECT s.sample_id, 'sample ' || s.sample_id || ' drew a text of ' || s.article_id || ' that is not in its frame' AS why
FROM sample AS s
SEMI JOIN draw AS d ON d.sample_id = s.sample_id
ANTI JOIN sampling_frame AS f
    ON f.sample_id = s.sample_id AND f.article_id = s.article_id AND f.version_no = s.version_no AND f.stratum = s.stratum
    AND f.char_start IS NOT DISTINCT FROM s.char_start AND f.char_end IS NOT DISTINCT FROM s.char_end
UNION ALL
SELECT DISTINCT s.sample_id, 'sample ' || s.sample_id || ', stratum ' || s.stratum || ': found '
    || n.drawn_count || ' drawn of ' || s.stratum_size || ' with chance ' || s.inclusion_probability
FROM sample AS s
SEMI JOIN draw AS d ON d.sample_id = s.sample_id
JOIN drawn AS n ON n.sample_id = s.sample_id AND n.stratum = s.stratum
WHERE n.drawn_count > s.inclusion_probability * s.stratum_size + 1e-6
   OR s.draw_no NOT BETWEEN 1 AND s.inclusion_probability * s.stratum_size + 1e-6
UNION ALL
SELECT DISTINCT s.sample_id, 'sample ' || s.sample_id || ', stratum ' || s.stratum || ': expected up to ' || s.stratum_size
    || ' texts in its frame, found ' || coalesce(z.unit_count, 0)
FROM sample AS s
SEMI JOIN draw AS d ON d.sample_id = s.sample_id
LEFT JOIN sized AS z ON z.sample_id = s.sample_id AND z.stratum = s.stratum
WHERE coalesce(z.unit_count, 0) NOT BETWEEN 1 AND s.stratum_size;
