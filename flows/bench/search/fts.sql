-- The numbers of the best 20 texts alone: no headline, no snippet.
SELECT f.text_no, f.score
FROM (SELECT t.text_no, fts_main_fts_text.match_bm25(t.text_no, $query) AS score FROM fts_text AS t) AS f
WHERE f.score IS NOT NULL
ORDER BY f.score DESC
LIMIT 20;
