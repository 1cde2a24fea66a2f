-- One crawl folder, staged as incoming_<record>, becomes part of the warehouse. It runs inside one transaction.
-- A day's crawls must cost the same in a large corpus: what is known of their articles is looked up once, in `held` and
-- `sighting`; a join with an empty table reads nothing, so that what seldom happens seldom costs.

-- What was taken down stays away: by its id, as a file of it, or by its text under another number of the same outlet.
CREATE OR REPLACE TEMP TABLE unwanted AS
SELECT i.article_id, i.content_hash
FROM incoming_article AS i
SEMI JOIN removal AS r
    ON r.article_id = i.article_id OR r.article_id = i.parent_article_id
    OR (r.outlet_id = i.outlet_id AND list_contains(r.content_hashes, i.content_hash));
DELETE FROM incoming_article WHERE (article_id, content_hash) IN (SELECT (u.article_id, u.content_hash) FROM unwanted AS u);
DELETE FROM incoming_date_evidence WHERE (article_id, content_hash) IN (SELECT (u.article_id, u.content_hash) FROM unwanted AS u);

-- Which articles this folder can change: those it brings or asked for, and those an earlier reading of it brought.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT article_id FROM incoming_article
UNION
SELECT article_id FROM incoming_visit WHERE article_id IS NOT NULL
UNION
SELECT s.article_id FROM ledger.article_seen AS s SEMI JOIN incoming_crawl AS k ON k.crawl_id = s.crawl_id;
CREATE OR REPLACE TEMP TABLE held AS
SELECT a.* EXCLUDE (title, body) FROM article AS a SEMI JOIN touched AS t ON t.article_id = a.article_id;

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
-- Every time a touched article was seen: an article nobody holds was seen in this crawl alone.
CREATE OR REPLACE TEMP TABLE sighting AS
SELECT s.* FROM ledger.article_seen AS s SEMI JOIN held AS h ON h.article_id = s.article_id
UNION
SELECT s.* FROM ledger.article_seen AS s SEMI JOIN incoming_crawl AS k ON k.crawl_id = s.crawl_id;

-- The same page tells the same dates at every visit: each is kept once. EXCEPT holds empty values equal.
CREATE OR REPLACE TEMP TABLE known_evidence AS
SELECT d.* FROM date_evidence AS d
SEMI JOIN (SELECT i.article_id FROM incoming_article AS i SEMI JOIN held AS h ON h.article_id = i.article_id) AS i
    ON i.article_id = d.article_id;
INSERT INTO date_evidence BY NAME
SELECT * FROM incoming_date_evidence
EXCEPT
SELECT * FROM known_evidence;
-- A text is first seen once, whatever the order of loading.
CREATE OR REPLACE TEMP TABLE late_sight AS
SELECT e.article_id, e.content_hash, e.read_at
FROM (SELECT * FROM known_evidence UNION SELECT * FROM incoming_date_evidence) AS e
WHERE e.source = 'first_seen'
QUALIFY rank() OVER (PARTITION BY e.article_id, e.content_hash ORDER BY e.read_at) > 1;
DELETE FROM date_evidence AS d
USING late_sight AS l
WHERE d.source = 'first_seen' AND d.article_id = l.article_id AND d.content_hash = l.content_hash AND d.read_at = l.read_at;

-- A better parser may read another date or byline beside the same text of the same page.
-- A newer parser that reads the same leaves the row, and the name of the parser that read it first, as they are.
CREATE OR REPLACE TEMP TABLE reparsed AS
SELECT i.*
FROM incoming_article AS i
JOIN held AS h ON h.article_id = i.article_id AND h.crawl_id = i.crawl_id AND h.content_hash = i.content_hash
WHERE (h.url, h.published_at, h.modified_at, h.date_confidence, h.has_date_conflict, h.byline, h.section)
      IS DISTINCT FROM (i.url, i.published_at, i.modified_at, i.date_confidence, i.has_date_conflict, i.byline, i.section);
UPDATE article SET
    url = i.url, published_at = i.published_at, published_date = i.published_date, modified_at = i.modified_at,
    date_confidence = i.date_confidence, has_date_conflict = i.has_date_conflict,
    byline = i.byline, section = i.section, extractor = i.extractor
FROM reparsed AS i
WHERE article.article_id = i.article_id AND article.crawl_id = i.crawl_id AND article.content_hash = i.content_hash;

-- Current is the text that was seen last, whatever the order of loading; a text that came back is current again.
CREATE OR REPLACE TEMP TABLE newest AS
SELECT s.article_id, s.content_hash
FROM sighting AS s
QUALIFY row_number() OVER (PARTITION BY s.article_id ORDER BY s.fetched_at DESC, s.crawl_id DESC) = 1;

-- Gone: the last two clear answers were 404 or 410, or an API said once that the article is deleted. An error of the
-- server (5xx) or a refusal (403, 429) is no answer about the article. gone_at is the first such word since it was there.
-- Answers are looked at only where they can matter: an article is missing now or was before, or this crawl comes late.
CREATE OR REPLACE TEMP TABLE doubted AS
SELECT v.article_id FROM incoming_visit AS v WHERE v.article_id IS NOT NULL AND v.status IN (404, 410)
UNION
SELECT h.article_id FROM held AS h WHERE h.gone_at IS NOT NULL
UNION
SELECT t.article_id FROM touched AS t
WHERE EXISTS (
    SELECT 1 FROM crawl AS k JOIN incoming_crawl AS c ON k.outlet_id = c.outlet_id AND k.started_at > c.started_at
) OR EXISTS (
    SELECT 1 FROM ledger.loaded_crawl AS l JOIN incoming_crawl AS c ON c.crawl_id = l.crawl_id
);
CREATE OR REPLACE TEMP TABLE presence AS
WITH answer AS (
    SELECT v.article_id, v.fetched_at AS answered_at, v.status IN (404, 410) AS is_missing, v.kind = 'api' AS is_told
    FROM visit AS v
    SEMI JOIN doubted AS t ON t.article_id = v.article_id
    WHERE v.kind = 'article' AND (v.status IN (304, 404, 410) OR v.status BETWEEN 200 AND 299)
       OR v.kind = 'api' AND v.status = 410
    UNION ALL
    SELECT s.article_id, s.fetched_at, false, false
    FROM sighting AS s
    SEMI JOIN doubted AS t ON t.article_id = s.article_id
),
last_there AS (
    SELECT a.article_id, max(a.answered_at) FILTER (NOT a.is_missing) AS there_at FROM answer AS a GROUP BY a.article_id
),
missed AS (
    SELECT a.article_id, count(*) >= 2 OR bool_or(a.is_told) AS is_gone, min(a.answered_at) AS first_missing_at
    FROM answer AS a
    JOIN last_there AS l ON l.article_id = a.article_id
    WHERE a.is_missing AND (l.there_at IS NULL OR a.answered_at > l.there_at)
    GROUP BY a.article_id
)
SELECT t.article_id, CASE WHEN m.is_gone THEN m.first_missing_at END AS gone_at
FROM doubted AS t
LEFT JOIN missed AS m ON m.article_id = t.article_id;

-- What is held of them changes where the last word on them does.
CREATE OR REPLACE TEMP TABLE turned AS
SELECT
    h.article_id, h.version_no, coalesce(h.content_hash = n.content_hash, h.is_current) AS is_current,
    CASE WHEN p.article_id IS NULL THEN h.gone_at ELSE p.gone_at END AS gone_at
FROM held AS h
LEFT JOIN newest AS n ON n.article_id = h.article_id
LEFT JOIN presence AS p ON p.article_id = h.article_id
WHERE h.is_current <> coalesce(h.content_hash = n.content_hash, h.is_current)
   OR p.article_id IS NOT NULL AND h.gone_at IS DISTINCT FROM p.gone_at;
UPDATE article SET is_current = t.is_current, gone_at = t.gone_at
FROM turned AS t
WHERE article.article_id = t.article_id AND article.version_no = t.version_no;

-- Only a text not seen before becomes a version; numbers are given in order of loading and never change.
CREATE OR REPLACE TEMP TABLE fresh AS
WITH unheld AS (
    SELECT i.*
    FROM incoming_article AS i
    ANTI JOIN held AS h ON h.article_id = i.article_id AND h.content_hash = i.content_hash
    QUALIFY row_number() OVER (PARTITION BY i.article_id, i.content_hash ORDER BY i.fetched_at) = 1
),
numbered AS (
    SELECT h.article_id, max(h.version_no) AS last_no FROM held AS h GROUP BY h.article_id
)
SELECT u.* REPLACE (
    (coalesce(n.last_no, 0) + row_number() OVER (PARTITION BY u.article_id ORDER BY u.fetched_at))::INTEGER AS version_no,
    u.content_hash = w.content_hash AS is_current,
    p.gone_at AS gone_at
)
FROM unheld AS u
JOIN newest AS w ON w.article_id = u.article_id
LEFT JOIN numbered AS n ON n.article_id = u.article_id
LEFT JOIN presence AS p ON p.article_id = u.article_id;
INSERT INTO article BY NAME SELECT * FROM fresh;

-- A file goes with the article it was attached to, and comes back with it.
CREATE OR REPLACE TEMP TABLE parent AS
SELECT p.article_id FROM presence AS p
UNION
SELECT f.parent_article_id FROM fresh AS f WHERE f.parent_article_id IS NOT NULL
UNION
SELECT t.parent_article_id FROM (
    SELECT h.article_id, h.parent_article_id FROM held AS h SEMI JOIN presence AS p ON p.article_id = h.article_id
) AS t WHERE t.parent_article_id IS NOT NULL;
UPDATE article SET gone_at = p.gone_at
FROM (SELECT a.* FROM article AS a SEMI JOIN parent AS m ON m.article_id = a.article_id WHERE a.is_current) AS p
WHERE article.parent_article_id = p.article_id AND article.gone_at IS DISTINCT FROM p.gone_at;
