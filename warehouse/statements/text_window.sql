-- Current texts published within a window of time, for comparing them with one another.
SELECT a.article_id, a.outlet_id, o.kind AS outlet_kind, a.published_at, a.body AS text, a.parent_article_id
FROM article AS a
JOIN outlet AS o ON o.outlet_id = a.outlet_id
WHERE a.is_current AND a.gone_at IS NULL AND a.published_at BETWEEN $first AND $last
ORDER BY a.published_at, a.article_id;
