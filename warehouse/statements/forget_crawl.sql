DELETE FROM ledger.loaded_crawl WHERE crawl_id = $crawl_id;
