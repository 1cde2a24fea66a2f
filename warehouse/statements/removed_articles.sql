-- Every article that the tombstones name and that is still here, and the files attached to them.
CREATE OR REPLACE TEMP TABLE removed AS
SELECT r.article_id FROM removal AS r
UNION
SELECT a.article_id FROM article AS a SEMI JOIN removal AS r ON r.article_id = a.parent_article_id;
