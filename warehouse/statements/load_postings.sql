-- 색인어: what search reads, counted from the tokens of a batch, `incoming_token`, for the article versions of `reread`.
-- `replaced` are those of them that were read before: mostly none, and then no posting of the corpus is looked at.
DELETE FROM posting WHERE (article_id, version_no) IN (SELECT (article_id, version_no) FROM replaced);

-- Content words only: nouns, roots, verbs, adjectives, Latin and Chinese script, numbers. A token of several morphemes
-- counts by its first (VV+EP is a verb); Kiwi marks irregular verbs with a suffix (VV-I).
CREATE OR REPLACE TEMP TABLE incoming_posting AS
SELECT t.lemma, t.article_id, t.version_no, count(*)::INTEGER AS lemma_count
FROM incoming_token AS t
SEMI JOIN reread AS r ON r.article_id = t.article_id AND r.version_no = t.version_no
WHERE split_part(split_part(t.tag, '+', 1), '-', 1) IN ('NNG', 'NNP', 'XR', 'VV', 'VA', 'SL', 'SH', 'SN')
GROUP BY t.lemma, t.article_id, t.version_no
ORDER BY t.lemma, t.article_id;
INSERT INTO posting BY NAME SELECT * FROM incoming_posting;
