-- 색인: how often a content lemma stands in an article version: what search reads.
CREATE TABLE IF NOT EXISTS posting (
    lemma       VARCHAR NOT NULL,
    article_id  VARCHAR NOT NULL,
    version_no  INTEGER NOT NULL,
    lemma_count INTEGER NOT NULL
);

COMMENT ON TABLE posting IS
    'Posting (색인): how often a content word stands in an article version. The macro search reads it.';
COMMENT ON COLUMN posting.lemma IS
    'Dictionary form of a noun, verb, adjective, root, number or Latin word.';
COMMENT ON COLUMN posting.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN posting.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN posting.lemma_count IS
    'Tokens with this lemma.';
