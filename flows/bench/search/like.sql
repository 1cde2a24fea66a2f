-- What is done without an index: every article with every word as it is written, the newest first.
SELECT a.article_id, a.title
FROM article_now AS a
WHERE a.gone_at IS NULL AND list_bool_and(list_transform(string_split($query, ' '), lambda w: contains(a.body, w)))
ORDER BY a.published_date DESC
LIMIT 20;
