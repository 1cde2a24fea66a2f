-- The tables of the index that hold words of a text that is not here, or of none.
SELECT 'posting' AS table_name WHERE EXISTS (FROM posting AS p ANTI JOIN indexed_text AS x ON x.text_no = p.text_no)
UNION ALL
SELECT 'occurrence' WHERE EXISTS (FROM occurrence AS o ANTI JOIN indexed_text AS x ON x.text_no = o.text_no)
UNION ALL
SELECT 'term' WHERE EXISTS (FROM term AS t ANTI JOIN occurrence AS o ON o.term_no = t.term_no);
