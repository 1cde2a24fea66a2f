-- Tables have no primary keys (portability, and no index to corrupt): this is what holds uniqueness.
-- Tokens are left to tokens_are_in_order; problems and date evidence have no key.
SELECT 'outlet' AS table_name, 'outlet has ' || count(*) || ' rows with the key ' || concat_ws(', ', outlet_id) AS why
FROM outlet GROUP BY outlet_id HAVING count(*) > 1
UNION ALL
SELECT 'crawl', 'crawl has ' || count(*) || ' rows with the key ' || concat_ws(', ', crawl_id)
FROM crawl GROUP BY crawl_id HAVING count(*) > 1
UNION ALL
SELECT 'crawl_quality', 'crawl_quality has ' || count(*) || ' rows with the key ' || concat_ws(', ', crawl_id)
FROM crawl_quality GROUP BY crawl_id HAVING count(*) > 1
UNION ALL
SELECT 'passed_over', 'passed_over has ' || count(*) || ' rows with the key ' || concat_ws(', ', crawl_id, article_id)
FROM passed_over GROUP BY crawl_id, article_id HAVING count(*) > 1
UNION ALL
SELECT 'article', 'article has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no)
FROM article GROUP BY article_id, version_no HAVING count(*) > 1
UNION ALL
SELECT 'copy_link', 'copy_link has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, origin_article_id, kind)
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
SELECT 'entity_decision', 'entity_decision has ' || count(*) || ' rows with the key ' || concat_ws(', ', entity_id, decided_at)
FROM entity_decision GROUP BY entity_id, decided_at HAVING count(*) > 1
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
SELECT 'frame', 'frame has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no, level, quote_no, sentence_no, frame_id)
FROM frame GROUP BY article_id, version_no, level, quote_no, sentence_no, frame_id HAVING count(*) > 1
UNION ALL
SELECT 'openness_claim', 'openness_claim has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id, version_no, claim_no)
FROM openness_claim GROUP BY article_id, version_no, claim_no HAVING count(*) > 1
UNION ALL
SELECT 'removal', 'removal has ' || count(*) || ' rows with the key ' || concat_ws(', ', article_id)
FROM removal GROUP BY article_id HAVING count(*) > 1
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
SELECT 'visit', 'visit has ' || count(*) || ' rows with the key ' || concat_ws(', ', warc_file, warc_offset, CASE WHEN kind = 'api' THEN article_id END)
FROM visit GROUP BY warc_file, warc_offset, CASE WHEN kind = 'api' THEN article_id END HAVING count(*) > 1
UNION ALL
SELECT 'evaluation', 'evaluation has ' || count(*) || ' rows with the key ' || concat_ws(', ', evaluated_at, labeller, gold_sha256, figure)
FROM evaluation GROUP BY evaluated_at, labeller, gold_sha256, figure HAVING count(*) > 1;
