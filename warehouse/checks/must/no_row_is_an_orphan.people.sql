-- Every row that refers to another finds it.
-- Here what people add.
SELECT DISTINCT 'sample' AS table_name, 'sample refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there' AS why
FROM sample AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no
UNION ALL
SELECT DISTINCT 'coding', 'coding refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there'
FROM coding AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no
UNION ALL
SELECT DISTINCT 'coding', 'coding refers to draw ' || concat_ws(', ', x.sample_id) || ', which is not there'
FROM coding AS x ANTI JOIN draw AS p ON p.sample_id = x.sample_id
WHERE x.sample_id IS NOT NULL
UNION ALL
SELECT DISTINCT 'sampling_frame', 'sampling_frame refers to draw ' || concat_ws(', ', x.sample_id) || ', which is not there'
FROM sampling_frame AS x ANTI JOIN draw AS p ON p.sample_id = x.sample_id
UNION ALL
SELECT DISTINCT 'sampling_frame', 'sampling_frame refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there'
FROM sampling_frame AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no;
