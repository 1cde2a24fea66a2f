-- 색인어: what search reads, drawn anew from the tokens of the article versions of the table `reread`.
-- Content words only: nouns, roots, verbs, adjectives, Latin and Chinese script, numbers. A token of several morphemes
-- counts by its first (VV+EP is a verb); Kiwi marks irregular verbs with a suffix (VV-I).
DELETE FROM posting WHERE (article_id, version_no) IN (SELECT (article_id, version_no) FROM reread);
INSERT INTO posting BY NAME
SELECT t.lemma, t.article_id, t.version_no, count(*)::INTEGER AS lemma_count
FROM token AS t
SEMI JOIN reread AS r ON r.article_id = t.article_id AND r.version_no = t.version_no
WHERE split_part(split_part(t.tag, '+', 1), '-', 1) IN ('NNG', 'NNP', 'XR', 'VV', 'VA', 'SL', 'SH', 'SN')
GROUP BY t.lemma, t.article_id, t.version_no
ORDER BY t.lemma, t.article_id;
