-- 그때의 기사: FROM article_at(TIMESTAMPTZ '2026-10-01 00:00:00+09') WHERE article_id = 'hani:1234567';
-- Drawn from the sightings and answers that had arrived by then, by the loader's own rules (statements/load_crawl.sql).
CREATE OR REPLACE MACRO article_at(instant) AS TABLE
WITH seen AS (
    -- a text that came back stands again, though its version is an old one
    SELECT
        s.article_id,
        arg_max(s.content_hash, (s.fetched_at, s.crawl_id)) AS content_hash,
        max(s.fetched_at) AS seen_at
    FROM ledger.article_seen AS s
    WHERE s.fetched_at <= instant
    GROUP BY s.article_id
),
missing AS (
    SELECT v.article_id, v.fetched_at AS missed_at, v.kind = 'api' AS is_told
    FROM visit AS v
    WHERE (v.kind = 'article' AND v.status IN (404, 410) OR v.kind = 'api' AND v.status = 410)
      AND v.article_id IS NOT NULL AND v.fetched_at <= instant
),
answered AS (
    SELECT v.article_id, max(v.fetched_at) AS there_at
    FROM visit AS v
    SEMI JOIN missing AS m ON m.article_id = v.article_id
    WHERE v.kind = 'article' AND (v.status = 304 OR v.status BETWEEN 200 AND 299) AND v.fetched_at <= instant
    GROUP BY v.article_id
),
gone AS (
    -- one 404 may be a slip: only the second in a row tells that the article is gone, since the first; an API's word is none
    SELECT m.article_id, min(m.missed_at) AS gone_at
    FROM missing AS m
    LEFT JOIN answered AS n ON n.article_id = m.article_id
    LEFT JOIN seen AS s ON s.article_id = m.article_id
    WHERE (n.there_at IS NULL OR m.missed_at > n.there_at) AND (s.seen_at IS NULL OR m.missed_at > s.seen_at)
    GROUP BY m.article_id
    HAVING count(*) >= 2 OR bool_or(m.is_told)
)
SELECT a.* REPLACE (TRUE AS is_current, g.gone_at AS gone_at), s.seen_at
FROM seen AS s
JOIN article AS a ON a.article_id = s.article_id AND a.content_hash = s.content_hash
-- a file goes with the article it was attached to
LEFT JOIN gone AS g ON g.article_id = coalesce(a.parent_article_id, a.article_id);

COMMENT ON MACRO TABLE article_at IS
    'Articles at an instant (그때의 기사): each article that had been seen by then, in the text it was last seen with; gone_at is set where two answers in a row, or an API by name, had said by then that it was withdrawn. Columns of article, and seen_at, the last time it was seen by then. Current views show the same after SET VARIABLE as_of.';
