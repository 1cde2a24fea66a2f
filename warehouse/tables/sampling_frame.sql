-- 표집틀: one text that could have been drawn a row; together they are the population a sample speaks for.
CREATE TABLE IF NOT EXISTS sampling_frame (
    sample_id  VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    version_no INTEGER NOT NULL,
    char_start INTEGER,
    char_end   INTEGER,
    stratum    VARCHAR NOT NULL
);

COMMENT ON TABLE sampling_frame IS
    'Sampling frame (표집틀): one text that could have been drawn into a sample. Kept whole, so that shares stay about the same population whatever is collected or read later.';
COMMENT ON COLUMN sampling_frame.sample_id IS
    'The sample; refers to draw.';
COMMENT ON COLUMN sampling_frame.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN sampling_frame.version_no IS
    'Which version of the article; with article_id it refers to one row of article.';
COMMENT ON COLUMN sampling_frame.char_start IS
    'Where the quote or sentence begins in article.body, counted from 0 in Unicode code points; empty for documents and headlines.';
COMMENT ON COLUMN sampling_frame.char_end IS
    'One past its last character; empty as char_start.';
COMMENT ON COLUMN sampling_frame.stratum IS
    'The group it could be drawn from (층): the values of draw.strata joined by " / ", or all.';
