-- Which articles the checked rows speak of.
INSERT INTO named SELECT DISTINCT article_id FROM checked_{table} WHERE article_id IS NOT NULL;
