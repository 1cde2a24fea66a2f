-- 제목 토큰: one surface token of a headline a row, never blank.
CREATE TABLE IF NOT EXISTS title_token (
    article_id VARCHAR NOT NULL,
    version_no INTEGER NOT NULL,
    token_no   INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end   INTEGER NOT NULL,
    form       VARCHAR NOT NULL,
    lemma      VARCHAR NOT NULL,
    tag        VARCHAR NOT NULL
);

COMMENT ON TABLE title_token IS
    'Headline token (제목 토큰): one surface token of a headline as the analyser Kiwi cuts it; none where the body itself begins with the headline.';
COMMENT ON COLUMN title_token.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN title_token.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN title_token.token_no IS
    'Place in the headline, counted from 0.';
COMMENT ON COLUMN title_token.char_start IS
    'First character, counted from 0 in Unicode code points of article.title.';
COMMENT ON COLUMN title_token.char_end IS
    'One past the last character, counted as char_start.';
COMMENT ON COLUMN title_token.form IS
    'The token as it stands.';
COMMENT ON COLUMN title_token.lemma IS
    'Dictionary form (기본형).';
COMMENT ON COLUMN title_token.tag IS
    'Sejong tags (세종 품사) of its morphemes joined by +, as in token.';
