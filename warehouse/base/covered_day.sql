-- 수집된 날: which Korean days of each outlet were looked at, and what we hold of them: what every series is held against.
CREATE OR REPLACE VIEW covered_day AS
WITH past AS (
    -- a crawl of the past is named after the days it asked for (flows/past.py): backfill_20260101_20260331
    SELECT
        k.outlet_id, k.started_at, k.outcome,
        regexp_extract(k.run_id, 'backfill_(\d{8})(?:_(\d{8}))?', ['first_day', 'last_day']) AS named
    FROM crawl AS k
    WHERE is_known(k.finished_at) AND contains(k.run_id, 'backfill_')
),
spanned AS (
    SELECT
        p.outlet_id, p.started_at, p.outcome,
        strptime(p.named.first_day, '%Y%m%d')::DATE AS first_date,
        strptime(coalesce(nullif(p.named.last_day, ''), p.named.first_day), '%Y%m%d')::DATE AS last_date
    FROM past AS p
),
asked AS (
    SELECT k.outlet_id, k.started_at, k.outcome, korean_day(k.started_at) AS day_date
    FROM crawl AS k
    -- a folder of saved pages (flows/commands/replay.py) is what somebody kept, and no look at a day
    WHERE is_known(k.finished_at) AND NOT contains(k.run_id, 'backfill_') AND NOT ends_with(k.run_id, '-pages')
    UNION ALL
    SELECT s.outlet_id, s.started_at, s.outcome, unnest(generate_series(s.first_date, s.last_date, INTERVAL 1 DAY))::DATE
    FROM spanned AS s
),
crawled AS (
    SELECT
        d.outlet_id, d.day_date, count(*) AS crawl_count, count(*) FILTER (d.outcome = 'ok') AS ok_crawl_count,
        arg_max(d.outcome, d.started_at) AS last_outcome
    FROM asked AS d
    GROUP BY d.outlet_id, d.day_date
),
calendar AS (
    SELECT s.outlet_id, unnest(generate_series(s.first_date, s.last_date, INTERVAL 1 DAY))::DATE AS day_date
    FROM (
        SELECT c.outlet_id, min(c.day_date) AS first_date, (SELECT max(x.day_date) FROM crawled AS x) AS last_date
        FROM crawled AS c
        GROUP BY c.outlet_id
    ) AS s
),
published AS (
    -- withdrawn articles count: they were there on that day
    SELECT a.outlet_id, a.published_date AS day_date, count(*) AS article_count
    FROM article_now AS a
    WHERE a.parent_article_id IS NULL
    GROUP BY a.outlet_id, a.published_date
)
SELECT
    d.outlet_id,
    coalesce(o.name, d.outlet_id) AS outlet_name,
    o.kind AS outlet_kind,
    d.day_date,
    o.min_articles_per_week / 7.0 AS expected_count,
    coalesce(p.article_count, 0) AS article_count,
    coalesce(k.crawl_count, 0) AS crawl_count,
    coalesce(k.ok_crawl_count, 0) AS ok_crawl_count,
    k.last_outcome,
    coalesce(k.ok_crawl_count, 0) > 0 OR p.article_count IS NOT NULL AS is_covered
FROM calendar AS d
LEFT JOIN outlet AS o ON o.outlet_id = d.outlet_id
LEFT JOIN crawled AS k ON k.outlet_id = d.outlet_id AND k.day_date = d.day_date
LEFT JOIN published AS p ON p.outlet_id = d.outlet_id AND p.day_date = d.day_date;

COMMENT ON VIEW covered_day IS 'Covered days (수집된 날): each Korean day of each outlet from the first that a crawl looked at, and whether we know of it. The series are held against it; coverage_by_day tells more.';
COMMENT ON COLUMN covered_day.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN covered_day.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN covered_day.outlet_kind IS 'Kind of the source; empty if the outlet is not described.';
COMMENT ON COLUMN covered_day.day_date IS 'Korean calendar day (KST).';
COMMENT ON COLUMN covered_day.expected_count IS 'Fewest articles a normal day has: outlet.min_articles_per_week / 7. Weekends have fewer: compare weeks. Empty if the outlet is not described.';
COMMENT ON COLUMN covered_day.article_count IS 'Articles published on that day that we have, withdrawn ones included; attached files are not counted.';
COMMENT ON COLUMN covered_day.crawl_count IS 'Crawls that looked at that day: those begun on it, and backfills that asked for it.';
COMMENT ON COLUMN covered_day.ok_crawl_count IS 'Those that ended ok.';
COMMENT ON COLUMN covered_day.last_outcome IS 'Outcome of the last of them: ok, empty, blocked or failed; empty if there was none.';
COMMENT ON COLUMN covered_day.is_covered IS 'True if one of them ended ok, or if a later crawl brought articles of that day: then a low count is the outlet''s. Else it may be ours.';
