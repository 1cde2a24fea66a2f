-- 수집 현황: what was expected of an outlet on a day, what came, what was left out or missed, and what went wrong.
-- Join it to any count over time: a day without a crawl that ended ok is a gap, not silence.
CREATE OR REPLACE VIEW coverage_by_day AS
WITH crawled AS (
    SELECT
        k.outlet_id,
        timezone('Asia/Seoul', k.started_at)::DATE AS day_date,
        count(*) AS crawl_count,
        count(*) FILTER (k.outcome = 'ok') AS ok_crawl_count,
        arg_max(k.outcome, k.started_at) AS last_outcome
    FROM crawl AS k
    GROUP BY 1, 2
),
span AS (
    SELECT k.outlet_id, min(k.day_date) AS first_date, (SELECT max(x.day_date) FROM crawled AS x) AS last_date
    FROM crawled AS k
    GROUP BY k.outlet_id
),
calendar AS (
    SELECT s.outlet_id, unnest(generate_series(s.first_date, s.last_date, INTERVAL 1 DAY))::DATE AS day_date
    FROM span AS s
),
published AS (
    -- withdrawn articles count: they were there on that day
    SELECT a.outlet_id, a.published_date AS day_date, count(*) AS article_count
    FROM article AS a
    WHERE a.is_current AND a.parent_article_id IS NULL
    GROUP BY a.outlet_id, a.published_date
),
left_out AS (
    SELECT p.article_id, p.outlet_id, min(p.day_date) AS day_date
    FROM passed_over AS p
    ANTI JOIN article AS a ON a.article_id = p.article_id
    GROUP BY p.article_id, p.outlet_id
),
passed AS (
    SELECT l.outlet_id, l.day_date, count(*) AS passed_over_count FROM left_out AS l GROUP BY l.outlet_id, l.day_date
),
asked AS (
    SELECT v.outlet_id, v.article_id, min(timezone('Asia/Seoul', v.fetched_at)::DATE) AS day_date
    FROM visit AS v
    WHERE v.article_id IS NOT NULL AND v.kind <> 'attachment'
    GROUP BY v.outlet_id, v.article_id
),
missed AS (
    SELECT s.outlet_id, s.day_date, count(*) AS missed_count
    FROM asked AS s
    ANTI JOIN article AS a ON a.article_id = s.article_id
    ANTI JOIN left_out AS l ON l.article_id = s.article_id
    GROUP BY s.outlet_id, s.day_date
),
fetched AS (
    SELECT
        v.outlet_id,
        timezone('Asia/Seoul', v.fetched_at)::DATE AS day_date,
        count(DISTINCT v.article_id) AS fetched_count
    FROM visit AS v
    WHERE v.article_id IS NOT NULL AND v.kind <> 'attachment'
    GROUP BY 1, 2
),
doubted AS (
    SELECT p.outlet_id, timezone('Asia/Seoul', p.happened_at)::DATE AS day_date, count(*) AS problem_count
    FROM problem AS p
    GROUP BY 1, 2
)
SELECT
    d.outlet_id,
    coalesce(o.name, d.outlet_id) AS outlet_name,
    d.day_date,
    o.min_articles_per_week / 7.0 AS expected_count,
    coalesce(p.article_count, 0) AS article_count,
    coalesce(l.passed_over_count, 0) AS passed_over_count,
    coalesce(f.fetched_count, 0) AS fetched_count,
    coalesce(m.missed_count, 0) AS missed_count,
    coalesce(k.crawl_count, 0) AS crawl_count,
    coalesce(k.ok_crawl_count, 0) AS ok_crawl_count,
    k.last_outcome,
    coalesce(q.problem_count, 0) AS problem_count,
    coalesce(k.ok_crawl_count, 0) = 0 AS is_gap
FROM calendar AS d
LEFT JOIN outlet AS o ON o.outlet_id = d.outlet_id
LEFT JOIN crawled AS k ON k.outlet_id = d.outlet_id AND k.day_date = d.day_date
LEFT JOIN published AS p ON p.outlet_id = d.outlet_id AND p.day_date = d.day_date
LEFT JOIN passed AS l ON l.outlet_id = d.outlet_id AND l.day_date = d.day_date
LEFT JOIN fetched AS f ON f.outlet_id = d.outlet_id AND f.day_date = d.day_date
LEFT JOIN missed AS m ON m.outlet_id = d.outlet_id AND m.day_date = d.day_date
LEFT JOIN doubted AS q ON q.outlet_id = d.outlet_id AND q.day_date = d.day_date;

COMMENT ON VIEW coverage_by_day IS 'Coverage by day (수집 현황): for each outlet and Korean day since its first crawl, what was expected, what came, was passed over and missed, how the crawls ended and how many problems there were.';
COMMENT ON COLUMN coverage_by_day.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN coverage_by_day.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN coverage_by_day.day_date IS 'Korean calendar day (KST).';
COMMENT ON COLUMN coverage_by_day.expected_count IS 'Fewest articles a normal day has: outlet.min_articles_per_week / 7. Weekends have fewer: compare weeks. Empty if the outlet is not described.';
COMMENT ON COLUMN coverage_by_day.article_count IS 'Articles published on that day that we have, withdrawn ones included; attached files are not counted.';
COMMENT ON COLUMN coverage_by_day.passed_over_count IS 'Articles published on that day that were left out because they are not about AI; compare their sum with article_count to expected_count.';
COMMENT ON COLUMN coverage_by_day.fetched_count IS 'Articles whose address was asked for on that day, whenever they were published.';
COMMENT ON COLUMN coverage_by_day.missed_count IS 'Articles first asked for on that day of which no text was ever read: see problem.';
COMMENT ON COLUMN coverage_by_day.crawl_count IS 'Crawls begun on that day.';
COMMENT ON COLUMN coverage_by_day.ok_crawl_count IS 'Those that ended ok.';
COMMENT ON COLUMN coverage_by_day.last_outcome IS 'Outcome of the day''s last crawl: ok, empty, blocked or failed; empty if there was none.';
COMMENT ON COLUMN coverage_by_day.problem_count IS 'Problems of any stage on that day.';
COMMENT ON COLUMN coverage_by_day.is_gap IS 'True if no crawl ended ok on that day: a low count may be ours, not the outlet''s.';
