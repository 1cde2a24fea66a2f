-- Who repeats some articles, in outlets of their own: the words stay those of the article's outlet, whatever becomes of it.
SELECT c.origin_article_id, c.article_id
FROM copy_link AS c
WHERE list_contains($article_ids::VARCHAR[], c.origin_article_id) AND c.kind <> 'attachment';
