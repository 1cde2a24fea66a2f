-- Current texts of the articles that are compared, withdrawn ones too: at an instant before, they stood and their copies did not
-- count (base/article_repeats.sql).
SELECT a.article_id, a.outlet_id, o.kind AS outlet_kind, a.published_at, a.body AS text, a.parent_article_id
FROM article AS a
JOIN outlet AS o ON o.outlet_id = a.outlet_id
SEMI JOIN compared AS c ON c.article_id = a.article_id
WHERE a.is_current
ORDER BY a.published_at, a.article_id;
