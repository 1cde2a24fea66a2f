-- 프레임: one frame a document, headline, quote or sentence argues from a row.
CREATE TABLE IF NOT EXISTS frame (
    article_id  VARCHAR NOT NULL,
    version_no  INTEGER NOT NULL,
    level       VARCHAR NOT NULL,
    quote_no    INTEGER,
    sentence_no INTEGER,
    frame_id    VARCHAR NOT NULL,
    rank        INTEGER NOT NULL,
    score       DOUBLE NOT NULL
);

COMMENT ON TABLE frame IS
    'Frame (프레임): one argument a document, headline, quote or sentence rests on.';
COMMENT ON COLUMN frame.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN frame.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN frame.level IS
    'What the row is about: document, headline, quote (see quote_no) or sentence (see sentence_no).';
COMMENT ON COLUMN frame.quote_no IS
    'The quote it is read from, where level is quote; else empty.';
COMMENT ON COLUMN frame.sentence_no IS
    'The sentence it is read from, where level is sentence; else empty.';
COMMENT ON COLUMN frame.frame_id IS
    'sovereignty (기술주권), access (접근성), innovation (혁신·생태계), competitiveness (경쟁력), transparency (투명성), licensing (라이선스·저작권), safety (안전), security (안보), regulation (규제), rights (권리) or infrastructure (인프라).';
COMMENT ON COLUMN frame.rank IS
    '1 for the most important frame of its text, then 2, 3 …';
COMMENT ON COLUMN frame.score IS
    'How sure the frame is, 0 to 1.';
