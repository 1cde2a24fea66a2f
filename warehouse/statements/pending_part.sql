-- As `pending`, of one of several parts: an article always falls to the same one, on every machine.
SELECT a.*
FROM article AS a
ANTI JOIN (
    SELECT r.article_id, r.version_no FROM reading AS r
    ANTI JOIN reopened_text AS o ON o.article_id = r.article_id AND o.version_no = r.version_no
    WHERE r.pipeline_version = $pipeline_version
    UNION ALL
    SELECT d.article_id, d.version_no FROM delivered AS d WHERE d.pipeline_version = $pipeline_version
) AS r ON r.article_id = a.article_id AND r.version_no = a.version_no
WHERE md5_number(a.article_id) % $parts::UHUGEINT = $part::UHUGEINT
ORDER BY a.published_at, a.article_id, a.version_no
LIMIT $limit;
