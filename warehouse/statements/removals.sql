SELECT r.* FROM removal AS r ORDER BY r.removed_at, r.article_id;
