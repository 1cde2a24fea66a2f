-- 표본: one article drawn for hand coding a row, with its chance of being drawn.
CREATE TABLE IF NOT EXISTS sample (
    sample_id             VARCHAR NOT NULL,
    article_id            VARCHAR NOT NULL,
    version_no            INTEGER NOT NULL,
    stratum               VARCHAR NOT NULL,
    seed                  BIGINT NOT NULL,
    inclusion_probability DOUBLE NOT NULL,
    drawn_at              TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE sample IS
    'Sample (표본): one article version drawn at random for hand coding, with its chance of being drawn.';
COMMENT ON COLUMN sample.sample_id IS
    'Name of the draw; all articles of one draw share it.';
COMMENT ON COLUMN sample.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN sample.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN sample.stratum IS
    'The group it was drawn from (층).';
COMMENT ON COLUMN sample.seed IS
    'Seed of the random draw.';
COMMENT ON COLUMN sample.inclusion_probability IS
    'Chance of being drawn, above 0 and up to 1 (포함확률).';
COMMENT ON COLUMN sample.drawn_at IS
    'Instant of the draw.';
