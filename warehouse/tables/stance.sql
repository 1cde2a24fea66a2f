-- 입장: one position on one issue a row: of a document, its headline, a quote or a sentence.
CREATE TABLE IF NOT EXISTS stance (
    article_id       VARCHAR NOT NULL,
    version_no       INTEGER NOT NULL,
    stance_no        INTEGER NOT NULL,
    level            VARCHAR NOT NULL,
    quote_no         INTEGER,
    sentence_no      INTEGER,
    issue_id         VARCHAR NOT NULL,
    label            VARCHAR NOT NULL,
    score            DOUBLE NOT NULL,
    char_start       INTEGER,
    char_end         INTEGER,
    text             VARCHAR,
    holder           VARCHAR NOT NULL,
    holder_entity_id VARCHAR
);

COMMENT ON TABLE stance IS
    'Stance (입장): one position on one issue, taken by a document, its headline, a quote or a sentence.';
COMMENT ON COLUMN stance.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN stance.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN stance.stance_no IS
    'Place among the stances of the text, counted from 0.';
COMMENT ON COLUMN stance.level IS
    'What the row is about: document, headline, quote (see quote_no) or sentence (see sentence_no).';
COMMENT ON COLUMN stance.quote_no IS
    'The quote it is read from, where level is quote; else empty.';
COMMENT ON COLUMN stance.sentence_no IS
    'The sentence it is read from, where level is sentence; else empty.';
COMMENT ON COLUMN stance.issue_id IS
    'The question (쟁점) a position is taken on, such as ai_openness (should AI be open?) or ai_basic_act_regulation (how strictly should the AI Basic Act bind?): one folder of nlp/lexicons/stance each, whose CODEBOOK.md says what its labels mean.';
COMMENT ON COLUMN stance.label IS
    'supportive (찬성: of ai_openness, more openness is good, needed or praised), oppositional (반대: warns of openness or prefers closed), mixed (both, or two tracks 투트랙), neutral (중립: reported without a position) or none (not about the issue).';
COMMENT ON COLUMN stance.score IS
    'How sure the label is, 0 to 1.';
COMMENT ON COLUMN stance.char_start IS
    'Evidence: first character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start). Empty for documents and headlines.';
COMMENT ON COLUMN stance.char_end IS
    'Evidence: one past its last character; empty as char_start.';
COMMENT ON COLUMN stance.text IS
    'The evidence, verbatim; empty as char_start.';
COMMENT ON COLUMN stance.holder IS
    'Who holds the position, as named in the text; an empty string if it is the article''s own.';
COMMENT ON COLUMN stance.holder_entity_id IS
    'Who that is; refers to entity. Empty if unknown.';
