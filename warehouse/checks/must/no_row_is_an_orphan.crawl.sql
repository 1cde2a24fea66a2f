-- Every row that refers to another finds it.
-- Here what a crawl brings.
-- A visit may name an article that could never be read, and a crawl that got no answer an outlet nobody has described yet
-- (should/crawled_outlet_is_described).
SELECT DISTINCT 'visit' AS table_name, 'visit refers to crawl ' || concat_ws(', ', x.crawl_id) || ', which is not there' AS why
FROM visit AS x ANTI JOIN crawl AS p ON p.crawl_id = x.crawl_id
UNION ALL
SELECT DISTINCT 'visit', 'visit refers to outlet ' || concat_ws(', ', x.outlet_id) || ', which is not there'
FROM visit AS x ANTI JOIN outlet AS p ON p.outlet_id = x.outlet_id
UNION ALL
SELECT DISTINCT 'crawl_quality', 'crawl_quality refers to crawl ' || concat_ws(', ', x.crawl_id) || ', which is not there'
FROM crawl_quality AS x ANTI JOIN crawl AS p ON p.crawl_id = x.crawl_id
UNION ALL
SELECT DISTINCT 'article', 'article refers to outlet ' || concat_ws(', ', x.outlet_id) || ', which is not there'
FROM article AS x ANTI JOIN outlet AS p ON p.outlet_id = x.outlet_id
UNION ALL
SELECT DISTINCT 'article', 'article refers to crawl ' || concat_ws(', ', x.crawl_id) || ', which is not there'
FROM article AS x ANTI JOIN crawl AS p ON p.crawl_id = x.crawl_id
UNION ALL
SELECT DISTINCT 'article', 'article refers to article ' || concat_ws(', ', x.parent_article_id) || ', which is not there'
FROM article AS x ANTI JOIN article AS p ON p.article_id = x.parent_article_id
WHERE x.parent_article_id IS NOT NULL
UNION ALL
SELECT DISTINCT 'date_evidence', 'date_evidence refers to article ' || concat_ws(', ', x.article_id) || ', which is not there'
FROM date_evidence AS x ANTI JOIN article AS p ON p.article_id = x.article_id
UNION ALL
SELECT DISTINCT 'passed_over', 'passed_over refers to crawl ' || concat_ws(', ', x.crawl_id) || ', which is not there'
FROM passed_over AS x ANTI JOIN crawl AS p ON p.crawl_id = x.crawl_id
UNION ALL
SELECT DISTINCT 'passed_over', 'passed_over refers to outlet ' || concat_ws(', ', x.outlet_id) || ', which is not there'
FROM passed_over AS x ANTI JOIN outlet AS p ON p.outlet_id = x.outlet_id;
