-- Texts, names and words that search reads one by one are kept as they are and not packed: see tables/article.sql.
-- DuckDB packs a column as it was made to, so that the tables are made anew, rows in the order they had.
-- A file of the first version has neither of these two, and is indexed when the schema is complete.
CREATE TABLE IF NOT EXISTS indexed_text (text_no INTEGER);
CREATE TABLE IF NOT EXISTS term (term_no INTEGER);

CREATE TABLE article_anew (
    article_id     VARCHAR NOT NULL USING COMPRESSION uncompressed,
    version_no     INTEGER NOT NULL,
    outlet_id      VARCHAR NOT NULL,
    parent_article_id VARCHAR,
    crawl_id       VARCHAR NOT NULL,
    url            VARCHAR NOT NULL USING COMPRESSION uncompressed,
    title          VARCHAR NOT NULL USING COMPRESSION uncompressed,
    body           VARCHAR NOT NULL USING COMPRESSION uncompressed,
    published_at   TIMESTAMPTZ NOT NULL,
    published_date DATE NOT NULL,
    date_confidence DOUBLE NOT NULL,
    has_date_conflict BOOLEAN NOT NULL,
    modified_at    TIMESTAMPTZ,
    byline         VARCHAR NOT NULL,
    section        VARCHAR NOT NULL,
    extractor      VARCHAR NOT NULL,
    content_hash   VARCHAR NOT NULL,
    fetched_at     TIMESTAMPTZ NOT NULL,
    warc_file      VARCHAR NOT NULL,
    warc_offset    BIGINT NOT NULL,
    is_current     BOOLEAN NOT NULL,
    gone_at        TIMESTAMPTZ
);
INSERT INTO article_anew BY NAME SELECT o.* FROM article AS o;
DROP TABLE article;
ALTER TABLE article_anew RENAME TO article;

CREATE TABLE indexed_text_anew (
    text_no        INTEGER NOT NULL,
    article_id     VARCHAR NOT NULL USING COMPRESSION uncompressed,
    version_no     INTEGER NOT NULL,
    outlet_id      VARCHAR NOT NULL,
    published_date DATE NOT NULL,
    lemma_total    INTEGER NOT NULL,
    is_shown       BOOLEAN NOT NULL
);
INSERT INTO indexed_text_anew BY NAME SELECT o.* FROM indexed_text AS o;
DROP TABLE indexed_text;
ALTER TABLE indexed_text_anew RENAME TO indexed_text;

CREATE TABLE term_anew (
    term_no INTEGER NOT NULL,
    form    VARCHAR NOT NULL USING COMPRESSION uncompressed,
    lemma   VARCHAR NOT NULL USING COMPRESSION uncompressed
);
INSERT INTO term_anew BY NAME SELECT o.* FROM term AS o;
DROP TABLE term;
ALTER TABLE term_anew RENAME TO term;
