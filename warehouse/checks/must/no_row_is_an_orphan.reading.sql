-- Every row that refers to another finds it.
-- Here what a reading brings.
-- The article of a token is that of its sentence.
SELECT DISTINCT 'copy_link' AS table_name, 'copy_link refers to article ' || concat_ws(', ', x.article_id) || ', which is not there' AS why
FROM copy_link AS x ANTI JOIN article AS p ON p.article_id = x.article_id
UNION ALL
SELECT DISTINCT 'copy_link', 'copy_link refers to article ' || concat_ws(', ', x.origin_article_id) || ', which is not there'
FROM copy_link AS x ANTI JOIN article AS p ON p.article_id = x.origin_article_id
UNION ALL
SELECT DISTINCT 'reading', 'reading refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there'
FROM reading AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no
UNION ALL
SELECT DISTINCT 'reading', 'reading refers to annotation_run ' || concat_ws(', ', x.annotation_run_id) || ', which is not there'
FROM reading AS x ANTI JOIN annotation_run AS p ON p.annotation_run_id = x.annotation_run_id
UNION ALL
SELECT DISTINCT 'sentence', 'sentence refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there'
FROM sentence AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no
UNION ALL
SELECT DISTINCT 'token', 'token refers to sentence ' || concat_ws(', ', x.article_id, x.version_no, x.sentence_no) || ', which is not there'
FROM token AS x ANTI JOIN sentence AS p ON p.article_id = x.article_id AND p.version_no = x.version_no AND p.sentence_no = x.sentence_no
UNION ALL
SELECT DISTINCT 'title_token', 'title_token refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there'
FROM title_token AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no
UNION ALL
SELECT DISTINCT 'indexed_text', 'indexed_text refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there'
FROM indexed_text AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no
UNION ALL
SELECT DISTINCT 'mention', 'mention refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there'
FROM mention AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no
UNION ALL
SELECT DISTINCT 'mention', 'mention refers to entity ' || concat_ws(', ', x.entity_id) || ', which is not there'
FROM mention AS x ANTI JOIN entity AS p ON p.entity_id = x.entity_id
UNION ALL
SELECT DISTINCT 'quote', 'quote refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there'
FROM quote AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no
UNION ALL
SELECT DISTINCT 'quote', 'quote refers to entity ' || concat_ws(', ', x.speaker_entity_id) || ', which is not there'
FROM quote AS x ANTI JOIN entity AS p ON p.entity_id = x.speaker_entity_id
WHERE x.speaker_entity_id IS NOT NULL
UNION ALL
SELECT DISTINCT 'stance', 'stance refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there'
FROM stance AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no
UNION ALL
SELECT DISTINCT 'stance', 'stance refers to entity ' || concat_ws(', ', x.holder_entity_id) || ', which is not there'
FROM stance AS x ANTI JOIN entity AS p ON p.entity_id = x.holder_entity_id
WHERE x.holder_entity_id IS NOT NULL
UNION ALL
SELECT DISTINCT 'frame', 'frame refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there'
FROM frame AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no
UNION ALL
SELECT DISTINCT 'openness_claim', 'openness_claim refers to article ' || concat_ws(', ', x.article_id, x.version_no) || ', which is not there'
FROM openness_claim AS x ANTI JOIN article AS p ON p.article_id = x.article_id AND p.version_no = x.version_no
UNION ALL
SELECT DISTINCT 'openness_claim', 'openness_claim refers to entity ' || concat_ws(', ', x.subject_entity_id) || ', which is not there'
FROM openness_claim AS x ANTI JOIN entity AS p ON p.entity_id = x.subject_entity_id
UNION ALL
SELECT DISTINCT 'entity', 'entity refers to entity ' || concat_ws(', ', x.developer_entity_id) || ', which is not there'
FROM entity AS x ANTI JOIN entity AS p ON p.entity_id = x.developer_entity_id
WHERE x.developer_entity_id IS NOT NULL
UNION ALL
SELECT DISTINCT 'entity_alias', 'entity_alias refers to entity ' || concat_ws(', ', x.entity_id) || ', which is not there'
FROM entity_alias AS x ANTI JOIN entity AS p ON p.entity_id = x.entity_id
UNION ALL
SELECT DISTINCT 'stance', 'stance refers to quote ' || concat_ws(', ', x.article_id, x.version_no, x.quote_no) || ', which is not there'
FROM stance AS x ANTI JOIN quote AS p ON p.article_id = x.article_id AND p.version_no = x.version_no AND p.quote_no = x.quote_no
WHERE x.quote_no IS NOT NULL
UNION ALL
SELECT DISTINCT 'stance', 'stance refers to sentence ' || concat_ws(', ', x.article_id, x.version_no, x.sentence_no) || ', which is not there'
FROM stance AS x ANTI JOIN sentence AS p ON p.article_id = x.article_id AND p.version_no = x.version_no AND p.sentence_no = x.sentence_no
WHERE x.sentence_no IS NOT NULL
UNION ALL
SELECT DISTINCT 'frame', 'frame refers to quote ' || concat_ws(', ', x.article_id, x.version_no, x.quote_no) || ', which is not there'
FROM frame AS x ANTI JOIN quote AS p ON p.article_id = x.article_id AND p.version_no = x.version_no AND p.quote_no = x.quote_no
WHERE x.quote_no IS NOT NULL
UNION ALL
SELECT DISTINCT 'frame', 'frame refers to sentence ' || concat_ws(', ', x.article_id, x.version_no, x.sentence_no) || ', which is not there'
FROM frame AS x ANTI JOIN sentence AS p ON p.article_id = x.article_id AND p.version_no = x.version_no AND p.sentence_no = x.sentence_no
WHERE x.sentence_no IS NOT NULL;
