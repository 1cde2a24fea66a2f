-- A quote or sentence that was coded, and that the machine's reading of today no longer finds where it stood: its label
-- counts as none or absent in corrected_share, which stays right and grows wider.
SELECT DISTINCT
    c.article_id,
    'the coded ' || c.level || ' of ' || c.article_id || ' version ' || c.version_no || ', characters ' || c.char_start
        || ' to ' || c.char_end || ', is no longer found by the machine' AS why
FROM coding AS c
ANTI JOIN (
    SELECT 'quote' AS level, q.article_id, q.version_no, q.char_start, q.char_end FROM quote AS q
    UNION ALL
    SELECT 'sentence', n.article_id, n.version_no, n.char_start, n.char_end FROM sentence AS n
) AS f
    ON f.level = c.level AND f.article_id = c.article_id AND f.version_no = c.version_no
    AND f.char_start = c.char_start AND f.char_end = c.char_end
WHERE c.level IN ('quote', 'sentence');
