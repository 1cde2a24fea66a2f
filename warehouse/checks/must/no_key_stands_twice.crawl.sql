-- Tables have no primary keys (portability, and no index to corrupt): this is what holds uniqueness.
-- Here what a crawl brings.
-- Problems and date evidence have no key.
SELECT 'outlet' AS table_name, 'outlet has ' || count(*) || ' rows with the key ' || concat_ws(', ', outlet_id) AS why
FROM outlet GROUP BY outlet_id HAVING count(*) > 1
UNION ALL
SELECT 'crawl', 'crawl has ' || count(*) || ' rows with the key ' || concat_ws(', ', crawl_id)
FROM crawl GROUP BY crawl_id HAVING count(*) > 1
UNION ALL
SELECT 'crawl_quality', 'crawl_quality has ' || count(*) || ' rows with the key ' || concat_ws(', ', crawl_id)
FROM crawl_quality GROUP BY crawl_id HAVING count(*) > 1
UNION ALL
SELECT 'passed_over', 'passed_over has ' || count(*) || ' rows with the key ' || concat_ws(', ', crawl_id, article_id)
FROM passed_over GROUP BY crawl_id, article_id HAVING count(*) > 1
UNION ALL
SELECT 'article', 'article has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no)
FROM article GROUP BY article_id, version_no HAVING count(*) > 1
UNION ALL
SELECT 'removal', 'removal has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id)
FROM removal GROUP BY article_id HAVING count(*) > 1
UNION ALL
SELECT 'visit', 'visit has ' || count(*) || ' rows with the key ' || concat_ws(', ', warc_file, warc_offset, CASE WHEN kind = 'api' THEN article_id END)
FROM visit GROUP BY warc_file, warc_offset, CASE WHEN kind = 'api' THEN article_id END HAVING count(*) > 1;
