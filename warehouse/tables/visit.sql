-- 방문: one archived answer a row, and where it lies; a further row for each article that it says is deleted.
CREATE TABLE IF NOT EXISTS visit (
    crawl_id      VARCHAR NOT NULL,
    outlet_id     VARCHAR NOT NULL,
    url           VARCHAR NOT NULL,
    kind          VARCHAR NOT NULL,
    status        INTEGER NOT NULL,
    fetched_at    TIMESTAMPTZ NOT NULL,
    article_id    VARCHAR,
    digest        VARCHAR NOT NULL,
    etag          VARCHAR NOT NULL,
    last_modified VARCHAR NOT NULL,
    warc_file     VARCHAR NOT NULL,
    warc_offset   BIGINT NOT NULL
);

COMMENT ON TABLE visit IS
    'Visit (방문): one answer of an outlet that was archived, and where its raw bytes lie. An API''s answer has a further row, with kind api and status 410, for each article that it says is deleted.';
COMMENT ON COLUMN visit.crawl_id IS
    'The crawl that asked; refers to crawl.';
COMMENT ON COLUMN visit.outlet_id IS
    'The source that answered; refers to outlet.';
COMMENT ON COLUMN visit.url IS
    'Address that was asked for.';
COMMENT ON COLUMN visit.kind IS
    'robots, feed, sitemap, listing, api, article, attachment or other.';
COMMENT ON COLUMN visit.status IS
    'HTTP status of the answer: 200, 304 (unchanged since the last visit), 404 …; 410 also of an article that an API''s answer says is deleted.';
COMMENT ON COLUMN visit.fetched_at IS
    'Instant the answer arrived.';
COMMENT ON COLUMN visit.article_id IS
    'The article that was asked for, or that an API''s answer says is deleted; empty if it was something else. It may be an article we never could read.';
COMMENT ON COLUMN visit.digest IS
    'SHA-256 of the decoded payload, in hex.';
COMMENT ON COLUMN visit.etag IS
    'ETag of the answer, with which it is asked again on condition; an empty string if it has none.';
COMMENT ON COLUMN visit.last_modified IS
    'Last-Modified of the answer as it was sent; an empty string if it has none.';
COMMENT ON COLUMN visit.warc_file IS
    'WARC file with the raw answer, as a path below the data home.';
COMMENT ON COLUMN visit.warc_offset IS
    'Byte at which the record starts in that file.';
