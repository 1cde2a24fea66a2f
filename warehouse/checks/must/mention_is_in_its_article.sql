-- The offsets of every mention lead to its text.
WITH part AS (
    -- Letters are counted from where a text begins: a text is cut into parts, and its mentions out of these, which takes a
    -- third of the time.
    SELECT m.article_id, m.version_no, m.char_start // 256 AS part_no,
        greatest(min(m.char_start), 0) AS char_start, max(m.char_end) AS char_end
    FROM mention AS m
    GROUP BY m.article_id, m.version_no, m.char_start // 256
),
cut AS (
    SELECT p.article_id, p.version_no, p.part_no, p.char_start,
        substr(a.body, p.char_start + 1, p.char_end - p.char_start) AS text
    FROM part AS p
    JOIN article AS a ON a.article_id = p.article_id AND a.version_no = p.version_no
)
SELECT
    x.article_id,
    x.version_no,
    x.mention_no,
    'mention ' || x.mention_no || ' of ' || x.article_id || ' version ' || x.version_no || ' says "' || left(x.text, 40)
        || '", but its offsets give "'
        || left(substr(c.text, x.char_start - c.char_start + 1, x.char_end - x.char_start), 40) || '"' AS why
FROM mention AS x
JOIN cut AS c ON c.article_id = x.article_id AND c.version_no = x.version_no AND c.part_no = x.char_start // 256
WHERE x.char_start < 0 OR x.char_end <= x.char_start
   OR substr(c.text, x.char_start - c.char_start + 1, x.char_end - x.char_start) <> x.text;
