-- Sentences follow one another inside the text, numbered from 0, none inside another.
WITH measured AS MATERIALIZED (
    -- once a text, not once a row: counting the letters of a long text takes time
    SELECT a.article_id, a.version_no, length(a.body) AS text_length FROM article AS a
),
followed AS (
    SELECT
        s.*,
        lag(s.char_end, 1, 0) OVER in_text AS previous_end,
        row_number() OVER in_text - 1 AS expected_no
    FROM sentence AS s
    WINDOW in_text AS (PARTITION BY s.article_id, s.version_no ORDER BY s.sentence_no)
)
SELECT
    f.article_id,
    f.version_no,
    f.sentence_no,
    'sentence ' || f.sentence_no || ' of ' || f.article_id || ' version ' || f.version_no || ' (' || f.char_start
        || '–' || f.char_end || ') is not number ' || f.expected_no || ', after ' || f.previous_end
        || ' and within ' || m.text_length AS why
FROM followed AS f
JOIN measured AS m ON m.article_id = f.article_id AND m.version_no = f.version_no
WHERE f.sentence_no <> f.expected_no
   OR f.char_start < f.previous_end OR f.char_end <= f.char_start OR f.char_end > m.text_length;
