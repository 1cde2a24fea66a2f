-- Every sample, with how many of its texts are coded and settled.
WITH coded AS (
    SELECT s.sample_id, count(DISTINCT (s.article_id, s.version_no, s.char_start, s.char_end)) AS coded_count,
           count(DISTINCT (s.article_id, s.version_no, s.char_start, s.char_end)) FILTER (h.label IS NULL) AS open_count
    FROM sample AS s
    JOIN final_coding AS h
        ON h.article_id = s.article_id AND h.version_no = s.version_no AND h.level = s.level
        AND h.char_start IS NOT DISTINCT FROM s.char_start AND h.char_end IS NOT DISTINCT FROM s.char_end
    GROUP BY s.sample_id
)
SELECT
    d.sample_id AS sample,
    d.level,
    d.population_count AS population,
    d.unit_count AS drawn,
    coalesce(c.coded_count, 0) AS coded,
    coalesce(c.open_count, 0) AS unsettled,
    d.strata,
    d.allocation,
    d.seed,
    d.snapshot,
    d.drawn_at
FROM draw AS d
LEFT JOIN coded AS c ON c.sample_id = d.sample_id
ORDER BY d.drawn_at, d.sample_id;
