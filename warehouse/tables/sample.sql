-- 표본: one text drawn for hand coding a row, with its chance of being drawn.
CREATE TABLE IF NOT EXISTS sample (
    sample_id             VARCHAR NOT NULL,
    article_id            VARCHAR NOT NULL,
    version_no            INTEGER NOT NULL,
    stratum               VARCHAR NOT NULL,
    seed                  BIGINT NOT NULL,
    inclusion_probability DOUBLE NOT NULL,
    drawn_at              TIMESTAMPTZ NOT NULL,
    level                 VARCHAR NOT NULL,
    quote_no              INTEGER,
    sentence_no           INTEGER,
    char_start            INTEGER,
    char_end              INTEGER,
    stratum_size          INTEGER NOT NULL,
    draw_no               INTEGER NOT NULL
);

COMMENT ON TABLE sample IS
    'Sample (표본): one text (document, headline, quote or sentence) drawn at random for hand coding, with its chance of being drawn.';
COMMENT ON COLUMN sample.sample_id IS
    'Name of the sample; refers to draw.';
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
COMMENT ON COLUMN sample.level IS
    'What was drawn: document, headline, quote or sentence.';
COMMENT ON COLUMN sample.quote_no IS
    'The quote as it was counted when it was drawn, where level is quote; else empty. What a later reading finds is met by char_start and char_end.';
COMMENT ON COLUMN sample.sentence_no IS
    'The sentence as it was counted when it was drawn, where level is sentence; else empty.';
COMMENT ON COLUMN sample.char_start IS
    'Where the quote or sentence begins in article.body, counted from 0 in Unicode code points; empty for documents and headlines.';
COMMENT ON COLUMN sample.char_end IS
    'One past its last character; empty as char_start.';
COMMENT ON COLUMN sample.stratum_size IS
    'How many texts of the population are in the stratum (층 크기).';
COMMENT ON COLUMN sample.draw_no IS
    'Place in the random order of its stratum, from 1. Whoever codes in this order may stop anywhere: the first few are a random sample, too.';
