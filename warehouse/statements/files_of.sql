SELECT DISTINCT a.article_id FROM article AS a WHERE list_contains($article_ids::VARCHAR[], a.parent_article_id);
