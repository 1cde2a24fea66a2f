-- 판독: one article version that has been read, and by which run.
CREATE TABLE IF NOT EXISTS reading (
    article_id        VARCHAR NOT NULL,
    version_no        INTEGER NOT NULL,
    annotation_run_id VARCHAR NOT NULL,
    pipeline_version  VARCHAR NOT NULL,
    salience          VARCHAR NOT NULL
);

COMMENT ON TABLE reading IS
    'Reading (판독): one article version that was read by machine, by which run, and whether it is about openness of AI.';
COMMENT ON COLUMN reading.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN reading.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN reading.annotation_run_id IS
    'The run whose rows stand for this version now; refers to annotation_run.';
COMMENT ON COLUMN reading.pipeline_version IS
    'That run''s pipeline_version, repeated so that unread versions are found quickly.';
COMMENT ON COLUMN reading.salience IS
    'central (openness of AI is a main subject), mentioned (it occurs, the text is about something else) or none.';
