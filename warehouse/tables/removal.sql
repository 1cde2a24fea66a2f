-- 삭제 기록: one article that was taken down a row: that it was here, and why it is not; never a word of it.
CREATE TABLE IF NOT EXISTS removal (
    article_id     VARCHAR NOT NULL,
    outlet_id      VARCHAR NOT NULL,
    content_hashes VARCHAR[] NOT NULL,
    reason         VARCHAR NOT NULL,
    removed_by     VARCHAR NOT NULL,
    removed_at     TIMESTAMPTZ NOT NULL,
    copy_ids       VARCHAR[] NOT NULL
);

COMMENT ON TABLE removal IS
    'Removal (삭제 기록): one article that was taken down, with all its versions and files. It is loaded and fetched no more; the rows are those of removals.jsonl in the data home.';
COMMENT ON COLUMN removal.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; it is no row of article any more.';
COMMENT ON COLUMN removal.outlet_id IS
    'The source it came from.';
COMMENT ON COLUMN removal.content_hashes IS
    'SHA-256 of title and body of each version there was, in hex: by them the same text is known should the outlet give it another number.';
COMMENT ON COLUMN removal.reason IS
    'The ground, such as a request with its day and reference.';
COMMENT ON COLUMN removal.removed_by IS
    'Who decided.';
COMMENT ON COLUMN removal.removed_at IS
    'Instant of the decision.';
COMMENT ON COLUMN removal.copy_ids IS
    'Articles of other outlets that repeated it when it was taken down. They hold its outlet''s words: they may be passed on only where texts of that outlet may.';
