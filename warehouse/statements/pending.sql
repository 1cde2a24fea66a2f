-- Article versions without a reading by this pipeline, oldest first.
SELECT a.*
FROM article AS a
ANTI JOIN (SELECT article_id, version_no FROM reading WHERE pipeline_version = $pipeline_version) AS r
    ON r.article_id = a.article_id AND r.version_no = a.version_no
ORDER BY a.published_at, a.article_id, a.version_no
LIMIT $limit;
