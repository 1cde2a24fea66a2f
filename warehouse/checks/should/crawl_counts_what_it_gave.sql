-- The count a crawl states is the count of articles it gave. Of an outlet of which an article was taken down it may be more:
-- the article is forgotten where it was seen, and left out, under whatever number, of each crawl that brings it again.
SELECT
    k.crawl_id,
    'crawl ' || k.crawl_id || ' states ' || k.article_count || ' articles and gave ' || count(s.article_id) AS why
FROM crawl AS k
LEFT JOIN ledger.article_seen AS s ON s.crawl_id = k.crawl_id
GROUP BY k.crawl_id, k.outlet_id, k.article_count
HAVING count(s.article_id) > k.article_count
    OR count(s.article_id) < k.article_count AND k.outlet_id NOT IN (SELECT r.outlet_id FROM removal AS r);
