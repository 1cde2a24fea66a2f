-- Tokens follow one another inside the text, numbered from 0, none inside another.
-- Sums of numbers and of their squares show that each number stands once, without sorting millions of tokens.
WITH followed AS (
    SELECT t.article_id, t.version_no, t.token_no, t.char_start, t.char_end
    FROM token AS t
),
measured AS (
    SELECT
        f.article_id,
        f.version_no,
        count(*) AS token_count,
        min(f.token_no) AS first_no,
        max(f.token_no) AS last_no,
        sum(f.token_no::HUGEINT) AS number_sum,
        sum(f.token_no::HUGEINT * f.token_no) AS square_sum
    FROM followed AS f
    GROUP BY f.article_id, f.version_no
)
SELECT
    m.article_id,
    m.version_no,
    NULL AS token_no,
    m.article_id || ' version ' || m.version_no || ' has ' || m.token_count || ' tokens, not numbered 0 to '
        || m.token_count - 1 || ' each once' AS why
FROM measured AS m
WHERE m.first_no <> 0 OR m.last_no <> m.token_count - 1
   OR m.number_sum <> m.token_count * (m.token_count - 1) // 2
   OR m.square_sum <> m.token_count::HUGEINT * (m.token_count - 1) * (2 * m.token_count - 1) // 6
UNION ALL
SELECT
    f.article_id,
    f.version_no,
    f.token_no,
    'token ' || f.token_no || ' of ' || f.article_id || ' version ' || f.version_no || ' (' || f.char_start || '–'
        || f.char_end || ') is blank or outside the text of ' || length(a.body) || ' characters'
FROM followed AS f
JOIN article AS a ON a.article_id = f.article_id AND a.version_no = f.version_no
WHERE f.char_start < 0 OR f.char_end <= f.char_start OR f.char_end > length(a.body)
UNION ALL
SELECT
    g.article_id,
    g.version_no,
    g.token_no,
    'token ' || g.token_no || ' of ' || g.article_id || ' version ' || g.version_no || ' starts at ' || g.char_start
        || ', inside the token before it, which ends at ' || f.char_end
FROM followed AS f
JOIN followed AS g
    ON g.article_id = f.article_id AND g.version_no = f.version_no AND g.token_no = f.token_no + 1
WHERE g.char_start < f.char_end;
