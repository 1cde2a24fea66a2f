-- published_at is one of the dates that were read for the article, to the minute.
SELECT
    a.article_id,
    a.version_no,
    a.article_id || ' is dated ' || a.published_at || ', which no evidence of its date says' AS why
FROM article AS a
WHERE a.is_current AND NOT EXISTS (
    SELECT 1
    FROM date_evidence AS d
    WHERE d.article_id = a.article_id
      AND date_trunc('minute', d.read_at) = date_trunc('minute', a.published_at)
);
