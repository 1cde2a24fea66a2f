-- Every current article was read by the newest pipeline.
WITH newest AS (
    SELECT arg_max(u.pipeline_version, u.started_at) AS pipeline_version FROM annotation_run AS u
)
SELECT
    a.article_id,
    a.version_no,
    a.article_id || ' version ' || a.version_no || ' was not read by pipeline ' || n.pipeline_version AS why
FROM article AS a
JOIN newest AS n ON n.pipeline_version IS NOT NULL
ANTI JOIN reading AS r
    ON r.article_id = a.article_id AND r.version_no = a.version_no AND r.pipeline_version = n.pipeline_version
WHERE a.is_current;
