-- The articles of `named`, whole where a checked reading is of them, and what they refer to.
INSERT INTO named
SELECT a.parent_article_id FROM article AS a
SEMI JOIN named AS n ON n.article_id = a.article_id
WHERE a.parent_article_id IS NOT NULL;
INSERT INTO checked_article
WITH place AS (
    SELECT a.rowid AS place FROM article AS a SEMI JOIN named AS n ON n.article_id = a.article_id
)
SELECT a.* FROM article AS a SEMI JOIN place AS p ON p.place = a.rowid
ANTI JOIN checked_article AS k ON k.article_id = a.article_id AND k.version_no = a.version_no;
INSERT INTO checked_outlet SELECT o.* FROM outlet AS o EXCEPT SELECT * FROM checked_outlet;
INSERT INTO checked_crawl
SELECT k.* FROM crawl AS k SEMI JOIN checked_article AS a ON a.crawl_id = k.crawl_id
EXCEPT
SELECT * FROM checked_crawl;
