-- A text a row for DuckDB's fts extension: headline and body as they are written.
SELECT a.article_id AS text_no, a.title || chr(10) || a.body AS words FROM current_article AS a;
