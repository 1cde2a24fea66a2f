-- 뒤늦은 판독: what a batch says of texts that have a newer reading is left out of it.
DELETE FROM incoming_{table} WHERE (article_id, version_no) IN (SELECT (article_id, version_no) FROM outdated);
