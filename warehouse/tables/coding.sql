-- 수동 코딩: one label a person gave a row, to be held against the machine's.
CREATE TABLE IF NOT EXISTS coding (
    coding_id        VARCHAR NOT NULL,
    article_id       VARCHAR NOT NULL,
    version_no       INTEGER NOT NULL,
    level            VARCHAR NOT NULL,
    quote_no         INTEGER,
    issue_id         VARCHAR NOT NULL,
    label            VARCHAR NOT NULL,
    coder            VARCHAR NOT NULL,
    codebook_version VARCHAR NOT NULL,
    coded_at         TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE coding IS
    'Coding (수동 코딩): one label a person gave, to be held against the machine''s.';
COMMENT ON COLUMN coding.coding_id IS
    'Name of the coding.';
COMMENT ON COLUMN coding.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN coding.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN coding.level IS
    'What the row is about: document, headline, quote (see quote_no) or sentence (see sentence_no).';
COMMENT ON COLUMN coding.quote_no IS
    'The quote that was coded, where level is quote; else empty.';
COMMENT ON COLUMN coding.issue_id IS
    'The question a position is taken on: ai_openness.';
COMMENT ON COLUMN coding.label IS
    'supportive (찬성: more openness is good, needed or praised), oppositional (반대: warns of openness or prefers closed), mixed (both, or two tracks 투트랙), neutral (중립: reported without a position) or none (not about the issue).';
COMMENT ON COLUMN coding.coder IS
    'Who coded it, by a pseudonym.';
COMMENT ON COLUMN coding.codebook_version IS
    'Version of the codebook that was followed.';
COMMENT ON COLUMN coding.coded_at IS
    'Instant it was coded.';
