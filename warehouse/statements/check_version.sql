-- Of a table that a reading fills, what this one brought: its earlier rows of the same texts have just been deleted.
CREATE OR REPLACE TEMP TABLE checked_{table} AS
SELECT i.* FROM incoming_{table} AS i
ANTI JOIN outdated AS o ON o.article_id = i.article_id AND o.version_no = i.version_no;
