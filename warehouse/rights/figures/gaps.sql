-- Known gaps: days on which an outlet was not crawled to a good end, between its first crawl and the last of all.
SELECT
    v.outlet_id,
    count(*) AS day_count,
    count(*) FILTER (v.is_gap) AS gap_day_count,
    sum(v.missed_count) AS missed_count,
    sum(v.passed_over_count) AS passed_over_count
FROM coverage_by_day AS v
GROUP BY v.outlet_id
ORDER BY v.outlet_id;
