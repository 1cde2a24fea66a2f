-- Tables have no primary keys (portability, and no index to corrupt): this is what holds uniqueness.
-- Here what a reading brings.
-- Tokens are left to tokens_are_in_order.
SELECT 'copy_link' AS table_name, 'copy_link has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, origin_article_id, kind) AS why
FROM copy_link GROUP BY article_id, origin_article_id, kind HAVING count(*) > 1
UNION ALL
SELECT 'annotation_run', 'annotation_run has ' || count(*) || ' rows with the key ' || concat_ws(', ', annotation_run_id)
FROM annotation_run GROUP BY annotation_run_id HAVING count(*) > 1
UNION ALL
SELECT 'reading', 'reading has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no)
FROM reading GROUP BY article_id, version_no HAVING count(*) > 1
UNION ALL
SELECT 'sentence', 'sentence has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no, sentence_no)
FROM sentence GROUP BY article_id, version_no, sentence_no HAVING count(*) > 1
UNION ALL
SELECT 'title_token', 'title_token has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no, token_no)
FROM title_token GROUP BY article_id, version_no, token_no HAVING count(*) > 1
UNION ALL
SELECT 'indexed_text', 'indexed_text has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no)
FROM indexed_text GROUP BY article_id, version_no HAVING count(*) > 1
UNION ALL
SELECT 'indexed_text', 'indexed_text has ' || count(*) || ' rows with the key ' || text_no
FROM indexed_text GROUP BY text_no HAVING count(*) > 1
UNION ALL
SELECT 'term', 'term has ' || count(*) || ' rows with the key ' || concat_ws(', ', form, term_no)
FROM term GROUP BY form, term_no HAVING count(*) > 1
UNION ALL
SELECT 'term', 'term has ' || count(*) || ' numbers for the lemma ' || lemma
FROM term WHERE form = lemma GROUP BY lemma HAVING count(*) > 1
UNION ALL
SELECT 'entity', 'entity has ' || count(*) || ' rows with the key ' || concat_ws(', ', entity_id)
FROM entity GROUP BY entity_id HAVING count(*) > 1
UNION ALL
SELECT 'entity_alias', 'entity_alias has ' || count(*) || ' rows with the key ' || concat_ws(', ', entity_id, alias)
FROM entity_alias GROUP BY entity_id, alias HAVING count(*) > 1
UNION ALL
SELECT 'mention', 'mention has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no, mention_no)
FROM mention GROUP BY article_id, version_no, mention_no HAVING count(*) > 1
UNION ALL
SELECT 'quote', 'quote has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no, quote_no)
FROM quote GROUP BY article_id, version_no, quote_no HAVING count(*) > 1
UNION ALL
SELECT 'stance', 'stance has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no, stance_no)
FROM stance GROUP BY article_id, version_no, stance_no HAVING count(*) > 1
UNION ALL
-- a series would count such a text twice
SELECT 'stance', 'stance has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no, issue_id, level, quote_no, sentence_no)
FROM stance GROUP BY article_id, version_no, issue_id, level, quote_no, sentence_no HAVING count(*) > 1
UNION ALL
SELECT 'frame', 'frame has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no, level, quote_no, sentence_no, frame_id)
FROM frame GROUP BY article_id, version_no, level, quote_no, sentence_no, frame_id HAVING count(*) > 1
UNION ALL
SELECT 'openness_claim', 'openness_claim has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no, claim_no)
FROM openness_claim GROUP BY article_id, version_no, claim_no HAVING count(*) > 1;
