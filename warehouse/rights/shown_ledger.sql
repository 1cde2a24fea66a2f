-- The loader's ledger holds ids, digests and instants; but the names that people decided on, which are not shown.
CREATE SCHEMA ledger;
CREATE VIEW ledger.article_seen AS SELECT s.* FROM whole.ledger.article_seen AS s;
CREATE VIEW ledger.vocabulary AS SELECT v.* FROM whole.ledger.vocabulary AS v;
CREATE VIEW ledger.loaded_crawl AS SELECT l.* FROM whole.ledger.loaded_crawl AS l;
CREATE VIEW ledger.applied AS SELECT a.* FROM whole.ledger.applied AS a;
CREATE VIEW ledger.decided_text AS SELECT t.* FROM whole.ledger.decided_text AS t LIMIT 0;
