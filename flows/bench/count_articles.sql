-- 기사 수: how many articles a corpus holds.
SELECT count(DISTINCT article_id) FROM article;
