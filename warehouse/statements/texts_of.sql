SELECT a.article_id, a.outlet_id, a.content_hash, a.title, a.body
FROM article AS a
WHERE list_contains($article_ids::VARCHAR[], a.article_id);
