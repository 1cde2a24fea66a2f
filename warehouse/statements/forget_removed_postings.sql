-- Postings and occurrences go by the number of the indexed text, before the text's own row goes.
CREATE OR REPLACE TEMP TABLE removed_text AS
SELECT x.text_no FROM indexed_text AS x SEMI JOIN removed AS n ON n.article_id = x.article_id;
DELETE FROM posting WHERE text_no IN (SELECT t.text_no FROM removed_text AS t);
DELETE FROM occurrence WHERE text_no IN (SELECT t.text_no FROM removed_text AS t);
