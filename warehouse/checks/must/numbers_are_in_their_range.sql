-- Scores, similarities and chances lie between 0 and 1; counts are not below 0; ranks and versions begin at 1.
SELECT 'stance ' || article_id AS row_key, 'stance of ' || article_id || ' has score ' || score AS why
FROM stance WHERE NOT score BETWEEN 0 AND 1
UNION ALL
SELECT 'frame ' || article_id, 'frame ' || frame_id || ' of ' || article_id || ' has score ' || score || ', rank ' || rank
FROM frame WHERE NOT score BETWEEN 0 AND 1 OR rank < 1
UNION ALL
SELECT 'copy_link ' || article_id, 'copy ' || article_id || ' has similarity ' || similarity
FROM copy_link WHERE NOT similarity BETWEEN 0 AND 1
UNION ALL
SELECT 'sample ' || article_id, 'sample ' || sample_id || ' drew ' || article_id || ' with chance ' || inclusion_probability
FROM sample WHERE NOT (inclusion_probability > 0 AND inclusion_probability <= 1)
UNION ALL
SELECT 'posting ' || term_key, 'posting ' || term_key || ' of text ' || text_no || ' counts ' || lemma_count || ' and ' || title_count
FROM posting WHERE lemma_count < 0 OR title_count < 0 OR lemma_count + title_count < 1
UNION ALL
SELECT 'article ' || article_id, article_id || ' has version number ' || version_no || ', date confidence ' || date_confidence
FROM article WHERE version_no < 1 OR NOT date_confidence BETWEEN 0 AND 1
UNION ALL
SELECT 'evaluation ' || figure, 'figure ' || figure || ' of ' || gold_name || ' is ' || score || coalesce(' (' || score_low || ' to ' || score_high || ')', '')
FROM evaluation WHERE NOT (score BETWEEN 0 AND 1 AND score_low BETWEEN 0 AND 1 AND score_high BETWEEN 0 AND 1) OR score_low > score_high
UNION ALL
SELECT 'outlet ' || outlet_id, 'outlet ' || outlet_id || ' expects ' || min_articles_per_week || ' articles a week'
FROM outlet WHERE min_articles_per_week < 0
UNION ALL
SELECT 'crawl ' || crawl_id, 'crawl ' || crawl_id || ' has a count below 0'
FROM crawl WHERE least(request_count, response_count, article_count, problem_count) < 0
UNION ALL
SELECT 'crawl_quality ' || crawl_id, 'quality of crawl ' || crawl_id || ' has a count below 0 or a share beyond 0 to 1'
FROM crawl_quality
WHERE least(article_count, new_count, day_listed_count, problem_rate) < 0
   OR least(passed_over_share, byline_share, section_share, modified_share, date_conflict_share, hangul_share, repeated_share, error_share) < 0
   OR greatest(passed_over_share, byline_share, section_share, modified_share, date_conflict_share, hangul_share, repeated_share, error_share) > 1;
