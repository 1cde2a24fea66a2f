-- The corpus in one row. Counts of copies: articles that repeat another.
SELECT
    count(DISTINCT a.article_id) AS article_count,
    count(*) AS version_count,
    count(DISTINCT a.article_id) FILTER (a.parent_article_id IS NOT NULL) AS file_count,
    count(DISTINCT a.article_id) FILTER (w.article_id IS NOT NULL) AS withheld_count,
    count(DISTINCT a.article_id) FILTER (w.article_id IS NOT NULL AND p.outlet_id IS NOT NULL) AS withheld_copy_count,
    count(DISTINCT a.article_id) FILTER (a.gone_at IS NOT NULL) AS gone_count,
    count(DISTINCT a.article_id) FILTER (c.article_id IS NOT NULL) AS copy_count,
    count(DISTINCT a.article_id) FILTER (a.has_date_conflict) AS date_conflict_count,
    min(a.published_date) AS first_date,
    max(a.published_date) AS last_date
FROM whole.main.article AS a
LEFT JOIN rights.withheld_article AS w ON w.article_id = a.article_id
LEFT JOIN rights.passable_outlet AS p ON p.outlet_id = a.outlet_id
LEFT JOIN (SELECT DISTINCT l.article_id FROM whole.main.copy_link AS l) AS c ON c.article_id = a.article_id;
