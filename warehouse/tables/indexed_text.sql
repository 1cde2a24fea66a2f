-- 색인된 글: the article versions that search knows, each with the number its postings carry.
-- Names are kept as they are, and read one by one: see article.
CREATE TABLE IF NOT EXISTS indexed_text (
    text_no        INTEGER NOT NULL,
    article_id     VARCHAR NOT NULL USING COMPRESSION uncompressed,
    version_no     INTEGER NOT NULL,
    outlet_id      VARCHAR NOT NULL,
    published_date DATE NOT NULL,
    lemma_total    INTEGER NOT NULL,
    is_shown       BOOLEAN NOT NULL
);

COMMENT ON TABLE indexed_text IS
    'Indexed text (색인된 글): one article version that search knows. text_no grows in order of loading; a version that is read anew gets a new number.';
COMMENT ON COLUMN indexed_text.text_no IS
    'Number of the text, from 1.';
COMMENT ON COLUMN indexed_text.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN indexed_text.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN indexed_text.outlet_id IS
    'The source; refers to outlet.';
COMMENT ON COLUMN indexed_text.published_date IS
    'Korean calendar day (KST) of first publication, as in article.';
COMMENT ON COLUMN indexed_text.lemma_total IS
    'Content words of its body.';
COMMENT ON COLUMN indexed_text.is_shown IS
    'True for the current version of an article that is not withdrawn, as in article.';
