-- Every text of the release was seen when it was fetched: what the views ask of the loader's ledger.
INSERT INTO ledger.article_seen BY NAME
SELECT a.article_id, a.crawl_id, a.content_hash, a.fetched_at FROM main.article AS a;
-- Left out of releases: entity.aliases says the same.
INSERT INTO entity_alias BY NAME SELECT e.entity_id, unnest(e.aliases) AS alias FROM main.entity AS e;
DROP SCHEMA released CASCADE;
DROP SCHEMA rehydration CASCADE;
DROP MACRO seen_entity;
DETACH own;
