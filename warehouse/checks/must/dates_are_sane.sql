-- The first National Assembly met on 1948-05-31 and its records are the oldest documents here; a date before it,
-- or an end before its start, was misread.
SELECT
    a.article_id || ' version ' || a.version_no AS row_key,
    a.article_id || ' version ' || a.version_no || ' is dated ' || a.published_date || ', before 1948-05-31' AS why
FROM article AS a
WHERE a.published_date < DATE '1948-05-31'
UNION ALL
SELECT k.crawl_id, 'crawl ' || k.crawl_id || ' finished before it started'
FROM crawl AS k
WHERE k.finished_at < k.started_at
UNION ALL
SELECT e.entity_id, 'entity ' || e.entity_id || ' ends (' || e.valid_to || ') before it begins (' || e.valid_from || ')'
FROM entity AS e
WHERE e.valid_to < e.valid_from;
