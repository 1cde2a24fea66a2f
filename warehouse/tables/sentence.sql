-- 문장: one sentence or heading a row.
CREATE TABLE IF NOT EXISTS sentence (
    article_id  VARCHAR NOT NULL,
    version_no  INTEGER NOT NULL,
    sentence_no INTEGER NOT NULL,
    char_start  INTEGER NOT NULL,
    char_end    INTEGER NOT NULL,
    is_heading  BOOLEAN NOT NULL
);

COMMENT ON TABLE sentence IS
    'Sentence (문장): one sentence or heading of an article version.';
COMMENT ON COLUMN sentence.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN sentence.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN sentence.sentence_no IS
    'Place in the text, counted from 0.';
COMMENT ON COLUMN sentence.char_start IS
    'First character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN sentence.char_end IS
    'One past the last character, counted as char_start.';
COMMENT ON COLUMN sentence.is_heading IS
    'True for a heading (소제목) or caption rather than a sentence.';
