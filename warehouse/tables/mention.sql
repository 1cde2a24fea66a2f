-- 언급: one place where a text names an entity a row.
CREATE TABLE IF NOT EXISTS mention (
    article_id VARCHAR NOT NULL,
    version_no INTEGER NOT NULL,
    mention_no INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end   INTEGER NOT NULL,
    text       VARCHAR NOT NULL,
    label      VARCHAR NOT NULL,
    entity_id  VARCHAR NOT NULL
);

COMMENT ON TABLE mention IS
    'Mention (언급): one place where a text names an entity.';
COMMENT ON COLUMN mention.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN mention.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN mention.mention_no IS
    'Place among the mentions of the text, counted from 0.';
COMMENT ON COLUMN mention.char_start IS
    'First character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN mention.char_end IS
    'One past the last character, counted as char_start.';
COMMENT ON COLUMN mention.text IS
    'The name as it stands, particles left out.';
COMMENT ON COLUMN mention.label IS
    'PERSON, ORG, MODEL, LAW, PROGRAM or COUNTRY: what the text uses it as.';
COMMENT ON COLUMN mention.entity_id IS
    'What it names; refers to entity.';
