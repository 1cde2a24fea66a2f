-- 토큰: one surface token of Kiwi a row, never blank.
CREATE TABLE IF NOT EXISTS token (
    article_id  VARCHAR NOT NULL,
    version_no  INTEGER NOT NULL,
    sentence_no INTEGER NOT NULL,
    token_no    INTEGER NOT NULL,
    eojeol_no   INTEGER NOT NULL,
    char_start  INTEGER NOT NULL,
    char_end    INTEGER NOT NULL,
    form        VARCHAR NOT NULL,
    lemma       VARCHAR NOT NULL,
    tag         VARCHAR NOT NULL,
    upos        VARCHAR NOT NULL
);

COMMENT ON TABLE token IS
    'Token (토큰): one surface token as the analyser Kiwi cuts it, never blank. 하+었 contracted to 했 is one token.';
COMMENT ON COLUMN token.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN token.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN token.sentence_no IS
    'The sentence it stands in, counted from 0.';
COMMENT ON COLUMN token.token_no IS
    'Place in the text, counted from 0.';
COMMENT ON COLUMN token.eojeol_no IS
    'Number of the space-separated word (어절) it belongs to, counted from 0 in the text.';
COMMENT ON COLUMN token.char_start IS
    'First character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN token.char_end IS
    'One past the last character, counted as char_start.';
COMMENT ON COLUMN token.form IS
    'The token as it stands.';
COMMENT ON COLUMN token.lemma IS
    'Dictionary form (기본형): 밝혔 → 밝히다.';
COMMENT ON COLUMN token.tag IS
    'Sejong tags (세종 품사) of its morphemes joined by +: NNG common noun, NNP proper noun, SL Latin script, VV verb, JKS subject particle …';
COMMENT ON COLUMN token.upos IS
    'Universal part of speech: NOUN, PROPN, VERB …';
