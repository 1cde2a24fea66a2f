-- An outlet that is not open was crawled on a permission that stood at that moment. A folder of saved pages (-pages)
-- asked no outlet.
SELECT
    k.crawl_id,
    'crawl ' || k.crawl_id || ' asked an outlet whose permission is ' || o.permission || ', and no permission stood then' AS why
FROM crawl AS k
JOIN outlet AS o ON o.outlet_id = k.outlet_id AND o.permission <> 'open'
WHERE NOT k.run_id LIKE '%-pages' AND NOT coalesce(
    (
        SELECT arg_max(g.is_allowed, g.granted_at)
        FROM permission_grant AS g
        WHERE g.outlet_id = k.outlet_id AND g.granted_at <= k.started_at
    ),
    false
);
