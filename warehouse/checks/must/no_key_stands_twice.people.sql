-- Tables have no primary keys (portability, and no index to corrupt): this is what holds uniqueness.
-- Here what people add.
SELECT 'entity_decision' AS table_name, 'entity_decision has ' || count(*) || ' rows with the key ' || concat_ws(', ', entity_id, decided_at) AS why
FROM entity_decision GROUP BY entity_id, decided_at HAVING count(*) > 1
UNION ALL
SELECT 'draw', 'draw has ' || count(*) || ' rows with the key ' || concat_ws(', ', sample_id)
FROM draw GROUP BY sample_id HAVING count(*) > 1
UNION ALL
SELECT 'sampling_frame', 'sampling_frame has ' || count(*) || ' rows with the key ' || concat_ws(', ', sample_id, article_id, version_no, char_start, char_end)
FROM sampling_frame GROUP BY sample_id, article_id, version_no, char_start, char_end HAVING count(*) > 1
UNION ALL
SELECT 'sample', 'sample has ' || count(*) || ' rows with the key ' || concat_ws(', ', sample_id, article_id, version_no, char_start, char_end)
FROM sample GROUP BY sample_id, article_id, version_no, char_start, char_end HAVING count(*) > 1
UNION ALL
SELECT 'coding', 'coding has ' || count(*) || ' rows with the key ' || concat_ws(', ', coding_id)
FROM coding GROUP BY coding_id HAVING count(*) > 1
UNION ALL
SELECT 'evaluation', 'evaluation has ' || count(*) || ' rows with the key ' || concat_ws(', ', evaluated_at, labeller, gold_sha256, figure)
FROM evaluation GROUP BY evaluated_at, labeller, gold_sha256, figure HAVING count(*) > 1;
