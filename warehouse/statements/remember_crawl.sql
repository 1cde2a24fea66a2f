-- The folder is loaded in this state: the same state again changes nothing.
INSERT INTO ledger.loaded_crawl BY NAME
SELECT $crawl_id AS crawl_id, $digest AS digest, now() AS loaded_at;
