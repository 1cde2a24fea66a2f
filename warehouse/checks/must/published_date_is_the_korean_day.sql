-- published_date is the day of published_at in Asia/Seoul, whatever the session's zone.
SELECT
    a.article_id,
    a.version_no,
    a.article_id || ' version ' || a.version_no || ' has published_date ' || a.published_date || ', but '
        || timezone('Asia/Seoul', a.published_at) || ' is the Korean time of published_at' AS why
FROM article AS a
WHERE a.published_date <> timezone('Asia/Seoul', a.published_at)::DATE;
