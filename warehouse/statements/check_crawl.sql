-- What a crawl's load touched, and all that those rows refer to: enough for the must-checks to be right about the batch.
-- A text is never changed after collection: of articles held before, title and body were checked when they came.
CREATE OR REPLACE TEMP TABLE checked_article AS
WITH brought AS (
    SELECT a.* FROM article AS a SEMI JOIN incoming_crawl AS k ON k.crawl_id = a.crawl_id
),
parent AS (
    SELECT h.parent_article_id AS article_id FROM held AS h WHERE h.parent_article_id IS NOT NULL
    UNION SELECT f.parent_article_id FROM fresh AS f WHERE f.parent_article_id IS NOT NULL
),
place AS (
    SELECT a.rowid AS place FROM article AS a
    SEMI JOIN (SELECT h.article_id FROM held AS h UNION SELECT p.article_id FROM parent AS p) AS n ON n.article_id = a.article_id
    ANTI JOIN incoming_crawl AS k ON k.crawl_id = a.crawl_id
),
unchanged AS (
    SELECT a.* EXCLUDE (title, body), 'as it came' AS title, 'as it came' AS body
    FROM article AS a
    SEMI JOIN place AS p ON p.place = a.rowid
)
SELECT * FROM brought
UNION ALL BY NAME
SELECT * FROM unchanged;

CREATE OR REPLACE TEMP TABLE checked_outlet AS SELECT o.* FROM outlet AS o;
CREATE OR REPLACE TEMP TABLE checked_crawl AS
SELECT k.* FROM crawl AS k
SEMI JOIN (SELECT i.crawl_id FROM incoming_crawl AS i UNION SELECT a.crawl_id FROM checked_article AS a) AS n
    ON n.crawl_id = k.crawl_id;
CREATE OR REPLACE TEMP TABLE checked_crawl_quality AS
SELECT q.* FROM crawl_quality AS q SEMI JOIN incoming_crawl AS i ON i.crawl_id = q.crawl_id;
-- An archive's record is one visit: another crawl's may not claim it.
CREATE OR REPLACE TEMP TABLE checked_visit AS
SELECT v.* FROM visit AS v SEMI JOIN incoming_visit AS i ON i.warc_file = v.warc_file;
CREATE OR REPLACE TEMP TABLE checked_passed_over AS
SELECT p.* FROM passed_over AS p SEMI JOIN incoming_passed_over AS i ON i.crawl_id = p.crawl_id;
CREATE OR REPLACE TEMP TABLE checked_date_evidence AS SELECT * FROM incoming_date_evidence;
CREATE OR REPLACE TEMP TABLE checked_problem AS SELECT * FROM incoming_problem;
CREATE OR REPLACE TEMP TABLE checked_removal AS SELECT r.* FROM removal AS r;
