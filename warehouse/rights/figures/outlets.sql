-- Each outlet with articles: what it is, what it allows, how much of it is here and how much of that leaves with its text.
SELECT
    o.outlet_id, o.name, o.kind, o.licence, o.permission, o.has_ai_opt_out,
    count(DISTINCT a.article_id) AS article_count,
    count(*) AS version_count,
    count(DISTINCT a.article_id) FILTER (w.article_id IS NULL) AS passed_on_count,
    min(a.published_date) AS first_date,
    max(a.published_date) AS last_date
FROM whole.main.outlet AS o
JOIN whole.main.article AS a ON a.outlet_id = o.outlet_id
LEFT JOIN rights.withheld_article AS w ON w.article_id = a.article_id
GROUP BY ALL
ORDER BY o.outlet_id;
