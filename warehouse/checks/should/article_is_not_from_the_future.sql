-- No article is fetched before it is published. Ten minutes are left for clocks that differ.
SELECT
    a.article_id,
    a.version_no,
    a.article_id || ' version ' || a.version_no || ' was fetched at ' || a.fetched_at || ', before it was published at '
        || a.published_at AS why
FROM article AS a
WHERE a.published_at > a.fetched_at + INTERVAL 10 MINUTE;
