-- Tokens follow one another inside the text, numbered from 0, none inside another.
WITH measured AS MATERIALIZED (
    -- once a text, not once a row: counting the letters of a long text takes time
    SELECT a.article_id, a.version_no, length(a.body) AS text_length, row_number() OVER () AS text_no FROM article AS a
),
-- A reading leaves its rows in this order, so each is held against the row above it, whichever that is; only texts whose
-- rows do not all begin a text or continue it so, or begin it twice, are sorted. Sorting all would take five times as long.
neighbour AS (
    SELECT
        t.article_id, t.version_no, t.token_no, t.char_start, t.char_end, m.text_length, m.text_no,
        lag(m.text_no) OVER () AS text_above, lag(t.token_no) OVER () AS no_above, lag(t.char_end) OVER () AS end_above
    FROM token AS t
    JOIN measured AS m ON m.article_id = t.article_id AND m.version_no = t.version_no
),
doubted AS MATERIALIZED (
    SELECT n.article_id, n.version_no
    FROM neighbour AS n
    WHERE n.char_end <= n.char_start OR n.char_end > n.text_length OR NOT CASE
        WHEN n.token_no = 0 THEN n.char_start >= 0
        ELSE coalesce(n.text_no = n.text_above AND n.token_no = n.no_above + 1 AND n.char_start >= n.end_above, false)
    END
    UNION
    SELECT t.article_id, t.version_no FROM token AS t WHERE t.token_no = 0 GROUP BY t.article_id, t.version_no HAVING count(*) > 1
),
followed AS (
    SELECT
        t.article_id,
        t.version_no,
        t.token_no,
        t.char_start,
        t.char_end,
        lag(t.char_end, 1, 0) OVER in_text AS previous_end,
        row_number() OVER in_text - 1 AS expected_no
    FROM token AS t
    SEMI JOIN doubted AS d ON d.article_id = t.article_id AND d.version_no = t.version_no
    WINDOW in_text AS (PARTITION BY t.article_id, t.version_no ORDER BY t.token_no)
)
SELECT
    f.article_id,
    f.version_no,
    f.token_no,
    'token ' || f.token_no || ' of ' || f.article_id || ' version ' || f.version_no || ' (' || f.char_start
        || '–' || f.char_end || ') is not number ' || f.expected_no || ', after ' || f.previous_end
        || ' and within ' || m.text_length AS why
FROM followed AS f
JOIN measured AS m ON m.article_id = f.article_id AND m.version_no = f.version_no
WHERE f.token_no <> f.expected_no
   OR f.char_start < f.previous_end OR f.char_end <= f.char_start OR f.char_end > m.text_length;
