-- What stands in a table for the texts of a batch.
CREATE OR REPLACE TEMP TABLE incoming_{table} AS
SELECT x.* FROM main.{table} AS x SEMI JOIN reread AS r ON r.article_id = x.article_id AND r.version_no = x.version_no;
