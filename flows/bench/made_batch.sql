-- 만든 묶음: the crawls that brought the articles made last.
CREATE OR REPLACE TEMP TABLE made_batch_crawl AS
SELECT
    a.crawl_id, split_part(a.crawl_id, '/', 1) AS run_id, a.outlet_id, min(a.fetched_at) AS started_at,
    max(a.fetched_at) AS finished_at, 'ok' AS outcome, 'finished' AS finish_reason, count(*)::INTEGER AS request_count,
    count(*)::INTEGER AS response_count, count(*)::INTEGER AS article_count, 0 AS problem_count
FROM made_article AS a
GROUP BY a.crawl_id, a.outlet_id;

-- One crawl at a time, as its folder holds it: that of the variable made_crawl_id.
CREATE OR REPLACE TEMP VIEW folder_crawl AS
SELECT k.* FROM made_batch_crawl AS k WHERE k.crawl_id = getvariable('made_crawl_id');
CREATE OR REPLACE TEMP VIEW folder_outlet AS
SELECT o.* FROM made_outlet AS o SEMI JOIN folder_crawl AS k ON k.outlet_id = o.outlet_id;
CREATE OR REPLACE TEMP VIEW folder_article AS
SELECT a.* FROM made_article AS a SEMI JOIN folder_crawl AS k ON k.crawl_id = a.crawl_id;
CREATE OR REPLACE TEMP VIEW folder_visit AS
SELECT v.* FROM made_visit AS v SEMI JOIN folder_crawl AS k ON k.crawl_id = v.crawl_id;
CREATE OR REPLACE TEMP VIEW folder_passed_over AS
SELECT p.* FROM made_passed_over AS p SEMI JOIN folder_crawl AS k ON k.crawl_id = p.crawl_id;
CREATE OR REPLACE TEMP VIEW folder_date_evidence AS
SELECT d.* FROM made_date_evidence AS d SEMI JOIN folder_article AS a ON a.article_id = d.article_id;
