-- 주석 실행: one reading of a set of articles a row: the versions behind its rows.
CREATE TABLE IF NOT EXISTS annotation_run (
    annotation_run_id VARCHAR NOT NULL,
    run_id            VARCHAR NOT NULL,
    started_at        TIMESTAMPTZ NOT NULL,
    code_version      VARCHAR NOT NULL,
    pipeline_version  VARCHAR NOT NULL,
    lexicon_version   VARCHAR NOT NULL,
    kiwi_version      VARCHAR NOT NULL,
    spacy_version     VARCHAR NOT NULL,
    codebook_version  VARCHAR NOT NULL,
    article_count     INTEGER NOT NULL,
    ner_version       VARCHAR
);

COMMENT ON TABLE annotation_run IS
    'Annotation run (주석 실행): one machine reading of a set of articles, with the versions that make it repeatable.';
COMMENT ON COLUMN annotation_run.annotation_run_id IS
    'Name of this reading.';
COMMENT ON COLUMN annotation_run.run_id IS
    'The run it was part of.';
COMMENT ON COLUMN annotation_run.started_at IS
    'Instant it began.';
COMMENT ON COLUMN annotation_run.code_version IS
    'Version of this software.';
COMMENT ON COLUMN annotation_run.pipeline_version IS
    'Digest of pipeline settings, lexicons and model versions: the same digest gives the same rows.';
COMMENT ON COLUMN annotation_run.lexicon_version IS
    'Digest of the lexicons alone.';
COMMENT ON COLUMN annotation_run.kiwi_version IS
    'Version of the morphological analyser Kiwi.';
COMMENT ON COLUMN annotation_run.spacy_version IS
    'Version of spaCy.';
COMMENT ON COLUMN annotation_run.codebook_version IS
    'Version of the codebook the labels follow.';
COMMENT ON COLUMN annotation_run.article_count IS
    'Article versions it read.';
COMMENT ON COLUMN annotation_run.ner_version IS
    'Digest of the model of names (개체명 인식); empty where it read without one.';
