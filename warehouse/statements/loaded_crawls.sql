SELECT crawl_id FROM ledger.loaded_crawl;
