-- The loader's ledger holds ids, digests and instants alone.
CREATE SCHEMA ledger;
CREATE VIEW ledger.article_seen AS SELECT s.* FROM whole.ledger.article_seen AS s;
CREATE VIEW ledger.vocabulary AS SELECT v.* FROM whole.ledger.vocabulary AS v;
CREATE VIEW ledger.loaded_crawl AS SELECT l.* FROM whole.ledger.loaded_crawl AS l;
CREATE VIEW ledger.applied AS SELECT a.* FROM whole.ledger.applied AS a;
