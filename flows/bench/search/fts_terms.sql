-- A text a row for DuckDB's fts extension: its content words, as Kiwi read them, parted by blanks.
SELECT o.text_no, string_agg(t.lemma, ' ' ORDER BY o.word_no) AS words
FROM occurrence AS o
JOIN term AS t ON t.term_no = o.term_no AND t.form = t.lemma
WHERE NOT o.is_title
GROUP BY o.text_no;
