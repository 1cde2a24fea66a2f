-- The count a crawl states is the count of articles it gave.
SELECT
    k.crawl_id,
    'crawl ' || k.crawl_id || ' states ' || k.article_count || ' articles and gave ' || count(s.article_id) AS why
FROM crawl AS k
LEFT JOIN ledger.article_seen AS s ON s.crawl_id = k.crawl_id
GROUP BY k.crawl_id, k.article_count
HAVING count(s.article_id) <> k.article_count;
