-- 수집 현황: what was expected of an outlet on a day, what came, what was left out or missed, and what went wrong.
-- The series are held against covered_day, the part of this that costs little.
CREATE OR REPLACE VIEW coverage_by_day AS
WITH left_out AS (
    SELECT p.article_id, p.outlet_id, min(p.day_date) AS day_date
    FROM passed_over AS p
    JOIN crawl AS k ON k.crawl_id = p.crawl_id AND is_known(k.finished_at)
    ANTI JOIN article_now AS a ON a.article_id = p.article_id
    GROUP BY p.article_id, p.outlet_id
),
passed AS (
    SELECT l.outlet_id, l.day_date, count(*) AS passed_over_count FROM left_out AS l GROUP BY l.outlet_id, l.day_date
),
asked AS (
    SELECT v.outlet_id, v.article_id, korean_day(v.fetched_at) AS day_date
    FROM visit AS v
    WHERE v.article_id IS NOT NULL AND v.kind = 'article' AND is_known(v.fetched_at)
),
missed AS (
    SELECT s.outlet_id, s.day_date, count(*) AS missed_count
    FROM (SELECT x.outlet_id, x.article_id, min(x.day_date) AS day_date FROM asked AS x GROUP BY x.outlet_id, x.article_id) AS s
    ANTI JOIN article_now AS a ON a.article_id = s.article_id
    ANTI JOIN left_out AS l ON l.article_id = s.article_id
    ANTI JOIN removal AS r ON r.article_id = s.article_id -- read, and taken down since
    GROUP BY s.outlet_id, s.day_date
),
fetched AS (
    SELECT s.outlet_id, s.day_date, count(DISTINCT s.article_id) AS fetched_count FROM asked AS s GROUP BY s.outlet_id, s.day_date
),
doubted AS (
    SELECT p.outlet_id, korean_day(p.happened_at) AS day_date, count(*) AS problem_count
    FROM problem AS p
    WHERE is_known(p.happened_at)
    GROUP BY 1, 2
)
SELECT
    d.outlet_id,
    d.outlet_name,
    d.day_date,
    d.expected_count,
    d.article_count,
    coalesce(l.passed_over_count, 0) AS passed_over_count,
    coalesce(f.fetched_count, 0) AS fetched_count,
    coalesce(m.missed_count, 0) AS missed_count,
    d.crawl_count,
    d.ok_crawl_count,
    d.last_outcome,
    coalesce(q.problem_count, 0) AS problem_count,
    d.ok_crawl_count = 0 AS is_gap,
    d.is_covered
FROM covered_day AS d
LEFT JOIN passed AS l ON l.outlet_id = d.outlet_id AND l.day_date = d.day_date
LEFT JOIN fetched AS f ON f.outlet_id = d.outlet_id AND f.day_date = d.day_date
LEFT JOIN missed AS m ON m.outlet_id = d.outlet_id AND m.day_date = d.day_date
LEFT JOIN doubted AS q ON q.outlet_id = d.outlet_id AND q.day_date = d.day_date;

COMMENT ON VIEW coverage_by_day IS 'Coverage by day (수집 현황): for each outlet and Korean day since the first that a crawl looked at, what was expected, what came, was passed over and missed, how the crawls ended and how many problems there were.';
COMMENT ON COLUMN coverage_by_day.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN coverage_by_day.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN coverage_by_day.day_date IS 'Korean calendar day (KST).';
COMMENT ON COLUMN coverage_by_day.expected_count IS 'Fewest articles a normal day has: outlet.min_articles_per_week / 7. Weekends have fewer: compare weeks. Empty if the outlet is not described.';
COMMENT ON COLUMN coverage_by_day.article_count IS 'Articles published on that day that we have, withdrawn ones included; attached files are not counted.';
COMMENT ON COLUMN coverage_by_day.passed_over_count IS 'Articles published on that day that were left out because they are not about AI; compare their sum with article_count to expected_count.';
COMMENT ON COLUMN coverage_by_day.fetched_count IS 'Articles whose address was asked for on that day, whenever they were published.';
COMMENT ON COLUMN coverage_by_day.missed_count IS 'Articles first asked for on that day of which no text was ever read: see problem.';
COMMENT ON COLUMN coverage_by_day.crawl_count IS 'Crawls that looked at that day: those begun on it, and backfills that asked for it; folders of saved pages looked at none.';
COMMENT ON COLUMN coverage_by_day.ok_crawl_count IS 'Those that ended ok.';
COMMENT ON COLUMN coverage_by_day.last_outcome IS 'Outcome of the day''s last crawl: ok, empty, blocked or failed; empty if there was none.';
COMMENT ON COLUMN coverage_by_day.problem_count IS 'Problems of any stage on that day.';
COMMENT ON COLUMN coverage_by_day.is_gap IS 'True if no crawl of that day ended ok.';
COMMENT ON COLUMN coverage_by_day.is_covered IS 'True if a crawl of that day ended ok, or a later one brought articles of it. Else a low count may be ours, not the outlet''s.';
