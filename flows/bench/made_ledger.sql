-- 만든 장부: every generated crawl counts as loaded.
INSERT INTO ledger.loaded_crawl BY NAME SELECT k.crawl_id, 'made' AS digest, k.finished_at AS loaded_at FROM made_crawl AS k;
