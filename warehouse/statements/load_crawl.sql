-- One crawl folder, staged as incoming_<record>, becomes part of the warehouse. It runs inside one transaction.

-- Which articles this folder can change: those it brings or asked for, and those an earlier reading of it brought.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT article_id FROM incoming_article
UNION
SELECT article_id FROM incoming_visit WHERE article_id IS NOT NULL
UNION
SELECT s.article_id FROM ledger.article_seen AS s SEMI JOIN incoming_crawl AS k ON k.crawl_id = s.crawl_id;

-- An outlet is what its newest crawl says it is.
CREATE OR REPLACE TEMP TABLE newer_outlet AS
SELECT i.* FROM incoming_outlet AS i
WHERE NOT EXISTS (
    SELECT 1 FROM crawl AS k JOIN incoming_crawl AS c ON k.started_at > c.started_at
    WHERE k.outlet_id = i.outlet_id
) OR NOT EXISTS (SELECT 1 FROM outlet AS o WHERE o.outlet_id = i.outlet_id);
DELETE FROM outlet WHERE outlet_id IN (SELECT outlet_id FROM newer_outlet);
INSERT INTO outlet BY NAME SELECT * FROM newer_outlet;

-- What an earlier reading of this same folder gave is replaced.
DELETE FROM crawl WHERE crawl_id IN (SELECT crawl_id FROM incoming_crawl);
INSERT INTO crawl BY NAME SELECT * FROM incoming_crawl;
DELETE FROM visit WHERE crawl_id IN (SELECT crawl_id FROM incoming_crawl);
INSERT INTO visit BY NAME SELECT * FROM incoming_visit;
DELETE FROM problem
WHERE stage IN ('crawl', 'read')
  AND (run_id, outlet_id) IN (
      SELECT (run_id, outlet_id) FROM incoming_crawl UNION ALL SELECT (run_id, outlet_id) FROM incoming_problem
  );
INSERT INTO problem BY NAME SELECT * FROM incoming_problem;
DELETE FROM passed_over WHERE crawl_id IN (SELECT crawl_id FROM incoming_crawl);
INSERT INTO passed_over BY NAME SELECT * FROM incoming_passed_over;
DELETE FROM ledger.article_seen WHERE crawl_id IN (SELECT crawl_id FROM incoming_crawl);
INSERT INTO ledger.article_seen BY NAME
SELECT article_id, crawl_id, content_hash, max(fetched_at) AS fetched_at
FROM incoming_article GROUP BY article_id, crawl_id, content_hash;

-- The same page tells the same dates at every visit: each is kept once. EXCEPT holds empty values equal.
INSERT INTO date_evidence BY NAME
SELECT * FROM incoming_date_evidence
EXCEPT
SELECT d.* FROM date_evidence AS d SEMI JOIN incoming_date_evidence AS i ON i.article_id = d.article_id;
-- A text is first seen once, whatever the order of loading.
DELETE FROM date_evidence AS d
USING date_evidence AS earlier
WHERE d.source = 'first_seen' AND earlier.source = 'first_seen' AND d.article_id = earlier.article_id
  AND d.content_hash = earlier.content_hash AND d.read_at > earlier.read_at;

-- A better parser may read another date or byline beside the same text of the same page.
UPDATE article SET
    url = i.url, published_at = i.published_at, published_date = i.published_date, modified_at = i.modified_at,
    date_confidence = i.date_confidence, has_date_conflict = i.has_date_conflict,
    byline = i.byline, section = i.section, extractor = i.extractor
FROM incoming_article AS i
WHERE article.article_id = i.article_id AND article.crawl_id = i.crawl_id AND article.content_hash = i.content_hash
  -- A newer parser that reads the same leaves the row, and the name of the parser that read it first, as they are.
  AND (article.url, article.published_at, article.modified_at, article.date_confidence, article.has_date_conflict,
       article.byline, article.section)
      IS DISTINCT FROM (i.url, i.published_at, i.modified_at, i.date_confidence, i.has_date_conflict, i.byline, i.section);

-- Only a text not seen before becomes a version; numbers are given in order of loading and never change.
INSERT INTO article BY NAME
WITH fresh AS (
    SELECT i.*
    FROM incoming_article AS i
    ANTI JOIN article AS a ON a.article_id = i.article_id AND a.content_hash = i.content_hash
    QUALIFY row_number() OVER (PARTITION BY i.article_id, i.content_hash ORDER BY i.fetched_at) = 1
),
numbered AS (
    SELECT a.article_id, max(a.version_no) AS last_no FROM article AS a GROUP BY a.article_id
)
SELECT f.* REPLACE (
    (coalesce(n.last_no, 0) + row_number() OVER (PARTITION BY f.article_id ORDER BY f.fetched_at))::INTEGER AS version_no,
    false AS is_current,
    NULL AS gone_at
)
FROM fresh AS f
LEFT JOIN numbered AS n ON n.article_id = f.article_id;

-- Current is the text that was seen last, whatever the order of loading; a text that came back is current again.
CREATE OR REPLACE TEMP TABLE newest AS
SELECT s.article_id, s.content_hash
FROM ledger.article_seen AS s
SEMI JOIN touched AS t ON t.article_id = s.article_id
QUALIFY row_number() OVER (PARTITION BY s.article_id ORDER BY s.fetched_at DESC, s.crawl_id DESC) = 1;
UPDATE article SET is_current = (article.content_hash = n.content_hash)
FROM newest AS n
WHERE article.article_id = n.article_id AND article.is_current <> (article.content_hash = n.content_hash);

-- Gone: the last two clear answers were 404 or 410. An error of the server (5xx) or a refusal (403, 429) is no answer
-- about the article. gone_at is the first 404 or 410 since it was last there.
CREATE OR REPLACE TEMP TABLE presence AS
WITH answer AS (
    SELECT v.article_id, v.fetched_at AS answered_at, v.status IN (404, 410) AS is_missing
    FROM visit AS v
    SEMI JOIN touched AS t ON t.article_id = v.article_id
    WHERE v.kind = 'article' AND (v.status IN (304, 404, 410) OR v.status BETWEEN 200 AND 299)
    UNION ALL
    SELECT s.article_id, s.fetched_at, false
    FROM ledger.article_seen AS s
    SEMI JOIN touched AS t ON t.article_id = s.article_id
),
last_there AS (
    SELECT a.article_id, max(a.answered_at) FILTER (NOT a.is_missing) AS there_at FROM answer AS a GROUP BY a.article_id
),
missed AS (
    SELECT a.article_id, count(*) AS missing_count, min(a.answered_at) AS first_missing_at
    FROM answer AS a
    JOIN last_there AS l ON l.article_id = a.article_id
    WHERE a.is_missing AND (l.there_at IS NULL OR a.answered_at > l.there_at)
    GROUP BY a.article_id
)
SELECT t.article_id, CASE WHEN m.missing_count >= 2 THEN m.first_missing_at END AS gone_at
FROM touched AS t
LEFT JOIN missed AS m ON m.article_id = t.article_id;
UPDATE article SET gone_at = p.gone_at
FROM presence AS p
WHERE article.article_id = p.article_id AND article.gone_at IS DISTINCT FROM p.gone_at;

-- A file goes with the article it was attached to, and comes back with it.
UPDATE article SET gone_at = p.gone_at
FROM article AS p
WHERE article.parent_article_id = p.article_id AND p.is_current AND article.gone_at IS DISTINCT FROM p.gone_at;
