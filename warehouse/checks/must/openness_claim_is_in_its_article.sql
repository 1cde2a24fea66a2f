-- The offsets of every openness claim lead to its text.
SELECT
    x.article_id,
    x.version_no,
    x.claim_no,
    'openness_claim ' || x.claim_no || ' of ' || x.article_id || ' version ' || x.version_no || ' says "' || left(x.text, 40)
        || '", but its offsets give "'
        || left(substr(a.body, x.char_start + 1, x.char_end - x.char_start), 40) || '"' AS why
FROM openness_claim AS x
JOIN article AS a ON a.article_id = x.article_id AND a.version_no = x.version_no
WHERE x.char_start < 0 OR x.char_end <= x.char_start
   OR substr(a.body, x.char_start + 1, x.char_end - x.char_start) <> x.text;
