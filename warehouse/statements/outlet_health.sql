-- What `corpus outlets` shows of each outlet: its last crawl, its articles of the last fourteen Korean days up to the
-- newest crawl of all, oldest first, and the alarms that stand.
WITH last_crawl AS (
    SELECT k.*
    FROM crawl AS k
    QUALIFY row_number() OVER (PARTITION BY k.outlet_id ORDER BY k.started_at DESC, k.crawl_id DESC) = 1
),
calendar AS (
    SELECT unnest(generate_series(e.last_date - 13, e.last_date, INTERVAL 1 DAY))::DATE AS day_date
    FROM (SELECT max(timezone('Asia/Seoul', k.started_at)::DATE) AS last_date FROM crawl AS k) AS e
),
published AS (
    SELECT a.outlet_id, a.published_date AS day_date, count(*) AS article_count
    FROM article AS a
    WHERE a.is_current AND a.parent_article_id IS NULL
    GROUP BY a.outlet_id, a.published_date
),
fortnight AS (
    SELECT k.outlet_id, list(coalesce(p.article_count, 0) ORDER BY d.day_date) AS day_counts
    FROM last_crawl AS k
    CROSS JOIN calendar AS d
    LEFT JOIN published AS p ON p.outlet_id = k.outlet_id AND p.day_date = d.day_date
    GROUP BY k.outlet_id
),
alarmed AS (
    SELECT a.outlet_id, list(a.alarm ORDER BY a.since_at, a.measure) AS alarms
    FROM outlet_alarm AS a
    WHERE a.is_current
    GROUP BY a.outlet_id
)
SELECT
    o.outlet_id,
    o.permission,
    k.finished_at AS last_crawl_at,
    k.outcome,
    k.article_count,
    k.problem_count,
    f.day_counts,
    coalesce(w.alarms, []) AS alarms
FROM last_crawl AS k
JOIN outlet AS o ON o.outlet_id = k.outlet_id
JOIN fortnight AS f ON f.outlet_id = k.outlet_id
LEFT JOIN alarmed AS w ON w.outlet_id = k.outlet_id
ORDER BY o.outlet_id;
