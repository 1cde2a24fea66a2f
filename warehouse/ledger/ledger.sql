-- 장부: what the loader must remember so that loading again, late or out of order ends in the same tables.
-- It stands in a schema of its own: the main schema holds the contract's records and nothing else.
CREATE SCHEMA IF NOT EXISTS ledger;

CREATE TABLE IF NOT EXISTS ledger.applied (
    name       VARCHAR NOT NULL,
    sha256     VARCHAR NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE ledger.applied IS 'Which migrations, and which state of the schema files, this database holds.';
COMMENT ON COLUMN ledger.applied.name IS 'Name of the migration file, or schema for all schema files together.';
COMMENT ON COLUMN ledger.applied.sha256 IS 'SHA-256 of the file or files, in hex.';
COMMENT ON COLUMN ledger.applied.applied_at IS 'Instant it was applied.';

CREATE TABLE IF NOT EXISTS ledger.loaded_crawl (
    crawl_id  VARCHAR NOT NULL,
    digest    VARCHAR NOT NULL,
    loaded_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE ledger.loaded_crawl IS 'Crawl folders that were loaded. A folder read anew by a better parser has another digest and is loaded again.';
COMMENT ON COLUMN ledger.loaded_crawl.crawl_id IS 'Refers to crawl.';
COMMENT ON COLUMN ledger.loaded_crawl.digest IS 'SHA-256 of the folder''s record files, in hex.';
COMMENT ON COLUMN ledger.loaded_crawl.loaded_at IS 'Instant it was loaded.';

CREATE TABLE IF NOT EXISTS ledger.article_seen (
    article_id   VARCHAR NOT NULL,
    crawl_id     VARCHAR NOT NULL,
    content_hash VARCHAR NOT NULL,
    fetched_at   TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE ledger.article_seen IS 'Every time an article was read, with the text it had: a text seen again makes no new version, but says which one is current.';
COMMENT ON COLUMN ledger.article_seen.article_id IS 'Refers to article.';
COMMENT ON COLUMN ledger.article_seen.crawl_id IS 'The crawl that saw it; refers to crawl.';
COMMENT ON COLUMN ledger.article_seen.content_hash IS 'The text it had, as in article.content_hash.';
COMMENT ON COLUMN ledger.article_seen.fetched_at IS 'Instant the page arrived.';

CREATE TABLE IF NOT EXISTS ledger.vocabulary (
    table_name  VARCHAR NOT NULL,
    column_name VARCHAR NOT NULL,
    label       VARCHAR NOT NULL
);
COMMENT ON TABLE ledger.vocabulary IS 'The closed vocabularies of the contract, filled from warehouse/records.py: what a check compares labels with.';
COMMENT ON COLUMN ledger.vocabulary.table_name IS 'Table the vocabulary belongs to.';
COMMENT ON COLUMN ledger.vocabulary.column_name IS 'Column the vocabulary belongs to.';
COMMENT ON COLUMN ledger.vocabulary.label IS 'One allowed value.';

CREATE TABLE IF NOT EXISTS ledger.posting_run (
    first_text_no INTEGER NOT NULL,
    last_text_no  INTEGER NOT NULL,
    posting_count BIGINT NOT NULL
);
COMMENT ON TABLE ledger.posting_run IS 'Stretches of texts whose postings lie sorted by term: one a batch, until several are merged into a longer one.';
COMMENT ON COLUMN ledger.posting_run.first_text_no IS 'First text; refers to indexed_text.';
COMMENT ON COLUMN ledger.posting_run.last_text_no IS 'Last text; refers to indexed_text.';
COMMENT ON COLUMN ledger.posting_run.posting_count IS 'Its rows of posting.';

CREATE TABLE IF NOT EXISTS ledger.dead_text (
    text_no INTEGER NOT NULL
);
COMMENT ON TABLE ledger.dead_text IS 'Texts that were read anew under another number; their postings go when their run is merged, or with the next take-down.';
COMMENT ON COLUMN ledger.dead_text.text_no IS 'Number they had in indexed_text.';

CREATE TABLE IF NOT EXISTS ledger.decided_text (
    article_id       VARCHAR NOT NULL,
    version_no       INTEGER NOT NULL,
    entity_id        VARCHAR NOT NULL,
    target_entity_id VARCHAR
);
COMMENT ON TABLE ledger.decided_text IS 'Texts whose rows a person''s decision on a name changed: where it is undone, they are read again.';
COMMENT ON COLUMN ledger.decided_text.article_id IS 'Refers to article.';
COMMENT ON COLUMN ledger.decided_text.version_no IS 'Which version of the article.';
COMMENT ON COLUMN ledger.decided_text.entity_id IS 'The provisional entity that its reading found.';
COMMENT ON COLUMN ledger.decided_text.target_entity_id IS 'What stands in its place now; empty where the name was no entity.';
