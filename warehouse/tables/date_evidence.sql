-- 날짜 근거: one place where a page or feed gives a date a row.
CREATE TABLE IF NOT EXISTS date_evidence (
    article_id   VARCHAR NOT NULL,
    content_hash VARCHAR NOT NULL,
    source       VARCHAR NOT NULL,
    field        VARCHAR NOT NULL,
    raw          VARCHAR NOT NULL,
    read_at      TIMESTAMPTZ
);

COMMENT ON TABLE date_evidence IS
    'Date evidence (날짜 근거): one place where an article''s page or its feed gives a date, so that published_at can be judged.';
COMMENT ON COLUMN date_evidence.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN date_evidence.content_hash IS
    'The text the page held, as in article.content_hash.';
COMMENT ON COLUMN date_evidence.source IS
    'json_ld, meta, page_json, visible, feed, sitemap, api or first_seen (our own first visit).';
COMMENT ON COLUMN date_evidence.field IS
    'Where it stood: datePublished, article:published_time, 입력 …';
COMMENT ON COLUMN date_evidence.raw IS
    'The date as it was written.';
COMMENT ON COLUMN date_evidence.read_at IS
    'The instant it means, in KST where it names no zone; empty if it could not be read.';
