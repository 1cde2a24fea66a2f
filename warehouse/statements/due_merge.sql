-- 합칠 때: which runs of postings are to be merged now, as the one row of the table `merging`, or none.
-- A run belongs to a tier by its size, each tier eight times the one below. Eight runs of a tier become one, with the smaller
-- ones behind them: texts of a run have numbers that follow one another.
-- A posting is so rewritten once a tier, and a word looked up in at most seven runs a tier. Where a fifth of all texts was
-- read anew, everything is merged, which drops their old rows.
CREATE OR REPLACE TEMP TABLE merging AS
WITH run AS (
    SELECT u.*, greatest(0, floor(ln(greatest(u.posting_count, 1) / 100000) / ln(8)))::INTEGER AS tier
    FROM ledger.posting_run AS u
),
higher AS (
    SELECT t.tier, coalesce(max(u.last_text_no), 0) AS last_text_no
    FROM (SELECT DISTINCT r.tier FROM run AS r) AS t
    LEFT JOIN run AS u ON u.tier > t.tier
    GROUP BY t.tier
),
tail AS (
    SELECT h.tier, min(r.first_text_no) AS first_text_no, max(r.last_text_no) AS last_text_no
    FROM higher AS h
    JOIN run AS r ON r.first_text_no > h.last_text_no
    GROUP BY h.tier
    HAVING count(*) FILTER (WHERE r.tier = h.tier) >= 8
    UNION ALL
    SELECT 1000, min(r.first_text_no), max(r.last_text_no)
    FROM run AS r
    HAVING (SELECT count(*) FROM ledger.dead_text AS d) * 5 > max(r.last_text_no)
)
SELECT t.first_text_no, t.last_text_no FROM tail AS t ORDER BY t.tier DESC LIMIT 1;
SELECT count(*) FROM merging;
