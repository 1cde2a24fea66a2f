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
    coded_at         TIMESTAMPTZ NOT NULL,
    sentence_no      INTEGER,
    char_start       INTEGER,
    char_end         INTEGER,
    variable         VARCHAR NOT NULL,
    round_no         INTEGER NOT NULL,
    is_adjudication  BOOLEAN NOT NULL,
    sample_id        VARCHAR
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
    'The quote as it was counted when it was drawn, where level is quote; else empty.';
COMMENT ON COLUMN coding.issue_id IS
    'The question (쟁점) a position is taken on, such as ai_openness: one of stance.issue_id.';
COMMENT ON COLUMN coding.label IS
    'supportive (찬성: of ai_openness, more openness is good, needed or praised), oppositional (반대: warns of openness or prefers closed), mixed (both, or two tracks 투트랙), neutral (중립: reported without a position) or none (not about the issue); of a frame present (있음) or absent (없음).';
COMMENT ON COLUMN coding.coder IS
    'Who coded it, by a pseudonym.';
COMMENT ON COLUMN coding.codebook_version IS
    'Version of the codebook that was followed.';
COMMENT ON COLUMN coding.coded_at IS
    'Instant it was coded.';
COMMENT ON COLUMN coding.sentence_no IS
    'The sentence as it was counted when it was drawn, where level is sentence; else empty.';
COMMENT ON COLUMN coding.char_start IS
    'Where the coded quote or sentence begins in article.body, counted from 0 in Unicode code points; empty for documents and headlines.';
COMMENT ON COLUMN coding.char_end IS
    'One past its last character; empty as char_start.';
COMMENT ON COLUMN coding.variable IS
    'What was coded (변수): stance, or a frame: sovereignty (기술주권), access (접근성), innovation (혁신·생태계), competitiveness (경쟁력), transparency (투명성), licensing (라이선스·저작권), safety (안전), security (안보), regulation (규제), rights (권리) or infrastructure (인프라).';
COMMENT ON COLUMN coding.round_no IS
    'Round of coding, from 1; a coder''s last round stands.';
COMMENT ON COLUMN coding.is_adjudication IS
    'True if it settles what coders disagreed on (조정): it wins over theirs.';
COMMENT ON COLUMN coding.sample_id IS
    'The sample it was made for; refers to draw. Empty if it was made for none.';
