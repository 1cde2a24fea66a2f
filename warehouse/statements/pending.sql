-- Article versions without a reading by this pipeline, oldest first.
SELECT a.*
FROM article AS a
ANTI JOIN (
    SELECT r.article_id, r.version_no FROM reading AS r
    ANTI JOIN reopened_text AS o ON o.article_id = r.article_id AND o.version_no = r.version_no
    WHERE r.pipeline_version = $pipeline_version
) AS r
    ON r.article_id = a.article_id AND r.version_no = a.version_no
ORDER BY a.published_at, a.article_id, a.version_no
LIMIT $limit;
