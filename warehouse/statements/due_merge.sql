-- 합칠 때: which runs of postings are to be merged now, as the one row of the table `merging`, or none.
-- A run belongs to a tier by its size, each tier eight times the one below. Eight runs of a tier become one, with the smaller
-- ones behind them: texts of a run have numbers that follow one another. A run of two million postings is full and stays as
-- it is, so that no merge has more than some sixteen million in hand however large the corpus: a posting is rewritten at most
-- twice, and a word looked up in one run for each two to sixteen million postings, and at most seven of each lower tier.
-- A run of which a fifth of the texts was read anew is written again alone, without their old rows.
CREATE OR REPLACE TEMP TABLE merging AS
WITH run AS (
    -- tiers 0 and 1 are to be merged, from 2 on a run is full
    SELECT u.*, greatest(0, floor(ln(greatest(u.posting_count, 1) / 31250) / ln(8)))::INTEGER AS tier
    FROM ledger.posting_run AS u
),
higher AS (
    SELECT t.tier, coalesce(max(u.last_text_no), 0) AS last_text_no
    FROM (SELECT DISTINCT r.tier FROM run AS r WHERE r.tier < 2) AS t
    LEFT JOIN run AS u ON u.tier > t.tier
    GROUP BY t.tier
),
due AS (
    SELECT h.tier, min(r.first_text_no) AS first_text_no, max(r.last_text_no) AS last_text_no
    FROM higher AS h
    JOIN run AS r ON r.first_text_no > h.last_text_no
    GROUP BY h.tier
    HAVING count(*) FILTER (WHERE r.tier = h.tier) >= 8
    UNION ALL
    SELECT -1, r.first_text_no, r.last_text_no
    FROM run AS r
    JOIN ledger.dead_text AS d ON d.text_no BETWEEN r.first_text_no AND r.last_text_no
    GROUP BY r.first_text_no, r.last_text_no
    HAVING count(*) * 5 > 1 + r.last_text_no - r.first_text_no
)
SELECT d.first_text_no, d.last_text_no FROM due AS d ORDER BY d.tier DESC, d.first_text_no LIMIT 1;
SELECT count(*) FROM merging;
