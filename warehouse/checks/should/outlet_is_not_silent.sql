-- An outlet we may crawl gave, in the seven Korean days up to its last crawl, fewer articles than it normally does.
-- Outlets first crawled less than a week before are left alone: nothing is known of a normal week yet.
WITH crawled AS (
    SELECT
        k.outlet_id,
        min(timezone('Asia/Seoul', k.started_at)::DATE) AS first_date,
        max(timezone('Asia/Seoul', k.started_at)::DATE) AS last_date
    FROM crawl AS k
    GROUP BY k.outlet_id
)
SELECT
    o.outlet_id,
    o.outlet_id || ' gave ' || count(a.article_id) || ' articles in the week to ' || c.last_date || ', expected at least '
        || o.min_articles_per_week AS why
FROM outlet AS o
JOIN crawled AS c ON c.outlet_id = o.outlet_id
LEFT JOIN article AS a
    ON a.outlet_id = o.outlet_id AND a.is_current AND a.published_date BETWEEN c.last_date - 6 AND c.last_date
WHERE o.permission <> 'forbidden' AND c.last_date - c.first_date >= 6
GROUP BY o.outlet_id, o.min_articles_per_week, c.last_date
HAVING count(a.article_id) < o.min_articles_per_week;
