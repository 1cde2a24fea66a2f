-- 읽은 글: the current texts that were read, newest first.
SELECT a.*
FROM article AS a
SEMI JOIN reading AS r ON r.article_id = a.article_id AND r.version_no = a.version_no
WHERE a.is_current AND a.gone_at IS NULL
ORDER BY a.published_at DESC, a.article_id
LIMIT $limit;
