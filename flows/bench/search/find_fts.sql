-- All articles with every word of the query, by DuckDB's fts extension.
SELECT f.text_no
FROM (SELECT t.text_no, fts_main_fts_text.match_bm25(t.text_no, $query, conjunctive := 1) AS score FROM fts_text AS t) AS f
WHERE f.score IS NOT NULL;
