-- The offsets of every stance lead to its evidence; all three are given, or none.
SELECT
    x.article_id,
    x.version_no,
    x.stance_no,
    'stance ' || x.stance_no || ' of ' || x.article_id || ' version ' || x.version_no || ' says '
        || coalesce('"' || left(x.text, 40) || '"', 'nothing') || ', but its offsets give '
        || coalesce('"' || left(substr(a.body, x.char_start + 1, x.char_end - x.char_start), 40) || '"', 'nothing')
        AS why
FROM stance AS x
JOIN article AS a ON a.article_id = x.article_id AND a.version_no = x.version_no
WHERE x.char_start < 0 OR x.char_end <= x.char_start
   OR (x.char_start IS NULL) <> (x.text IS NULL) OR (x.char_end IS NULL) <> (x.text IS NULL)
   OR substr(a.body, x.char_start + 1, x.char_end - x.char_start) <> x.text;
