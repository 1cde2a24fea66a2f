-- Under 60 characters of body the page was a stub, a caption, or not read whole.
SELECT
    a.article_id,
    a.version_no,
    a.article_id || ' version ' || a.version_no || ' has only ' || length(a.body) || ' characters' AS why
FROM article AS a
WHERE a.is_current AND length(a.body) < 60;
