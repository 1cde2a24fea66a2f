-- The last crawl of every outlet ended ok.
WITH last_crawl AS (
    SELECT k.outlet_id, arg_max(k.outcome, k.started_at) AS outcome, arg_max(k.crawl_id, k.started_at) AS crawl_id
    FROM crawl AS k
    GROUP BY k.outlet_id
)
SELECT l.outlet_id, l.outlet_id || ': crawl ' || l.crawl_id || ' ended ' || l.outcome AS why
FROM last_crawl AS l
WHERE l.outcome <> 'ok';
