-- How much of each outlet is copied, and from where?
SELECT outlet_name, count(*) AS articles, count(*) FILTER (NOT is_original) AS copies,
    round(count(*) FILTER (NOT is_original) / count(*), 2) AS share,
    string_agg(DISTINCT copy_kind, ', ' ORDER BY copy_kind) AS kinds
FROM current_article
WHERE parent_article_id IS NULL
GROUP BY outlet_name
ORDER BY copies DESC, outlet_name
LIMIT 12;
