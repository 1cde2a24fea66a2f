-- Every sample, with how many of its texts are coded and settled.
WITH coded AS (
    SELECT h.sample_id, count(DISTINCT (h.article_id, h.version_no, h.char_start, h.char_end)) AS coded_count,
           count(DISTINCT (h.article_id, h.version_no, h.char_start, h.char_end)) FILTER (h.label IS NULL) AS open_count
    FROM sample_coding AS h
    GROUP BY h.sample_id
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
