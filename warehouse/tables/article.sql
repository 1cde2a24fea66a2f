-- 기사·보도자료: every version of every article or press release, as it stood when it was read.
-- What search shows is kept as it is: of texts packed together, DuckDB unpacks two thousand to give one.
CREATE TABLE IF NOT EXISTS article (
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

COMMENT ON TABLE article IS
    'Article (기사·보도자료): one version of one article or press release, as it stood when it was read. Use the view current_article for one row an article.';
COMMENT ON COLUMN article.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; of an attached file, its article''s and `#<digest of its address>`.';
COMMENT ON COLUMN article.version_no IS
    '1 for the first text loaded; each text not seen before gets the next number. Two versions of an article never hold the same text.';
COMMENT ON COLUMN article.outlet_id IS
    'The source; refers to outlet.';
COMMENT ON COLUMN article.parent_article_id IS
    'The article that this text was attached to as a file (첨부파일); refers to article. Empty for what stands on a page of its own.';
COMMENT ON COLUMN article.crawl_id IS
    'The crawl that first brought this text; refers to crawl.';
COMMENT ON COLUMN article.url IS
    'The canonical address.';
COMMENT ON COLUMN article.title IS
    'Headline (제목), verbatim.';
COMMENT ON COLUMN article.body IS
    'Text (본문), verbatim, paragraphs parted by a newline. Every char_start and char_end in the other tables counts in it.';
COMMENT ON COLUMN article.published_at IS
    'Instant of first publication (입력), as the outlet states it.';
COMMENT ON COLUMN article.published_date IS
    'The Korean calendar day (KST) of published_at.';
COMMENT ON COLUMN article.date_confidence IS
    'How sure published_at is, 0 to 1: the more sources of date_evidence agree on it, and the more trusted they are, the surer. 0.1: only our first sight of the page dates it.';
COMMENT ON COLUMN article.has_date_conflict IS
    'True where two clues to the publication lie more than an hour apart (or a day, where one names only a day), or one lies before 1990 or more than a day after the fetch. See date_evidence.';
COMMENT ON COLUMN article.modified_at IS
    'Instant of the last change (수정) that the outlet states; empty if it states none.';
COMMENT ON COLUMN article.byline IS
    'Who wrote it, as printed; an empty string if nobody is named.';
COMMENT ON COLUMN article.section IS
    'Section (섹션) of the outlet; an empty string if none is named.';
COMMENT ON COLUMN article.extractor IS
    'What took the text from the page: the site''s name and parser version, or a fallback''s name.';
COMMENT ON COLUMN article.content_hash IS
    'SHA-256 of title and body, in hex.';
COMMENT ON COLUMN article.fetched_at IS
    'Instant at which the page this text was taken from arrived.';
COMMENT ON COLUMN article.warc_file IS
    'WARC file with that page, as a path below the data home.';
COMMENT ON COLUMN article.warc_offset IS
    'Byte at which the page''s record starts in that file.';
COMMENT ON COLUMN article.is_current IS
    'True for the text that was last seen on the site: one version of each article.';
COMMENT ON COLUMN article.gone_at IS
    'Instant at which the outlet was first found to have withdrawn the article (two visits in a row answered 404 or 410, or an API said that it is deleted); empty while it is there. The same on all its versions.';
