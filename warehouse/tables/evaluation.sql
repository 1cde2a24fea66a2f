-- 평가: one figure of how good the pipeline was on documents marked by hand, with its interval.
CREATE TABLE IF NOT EXISTS evaluation (
    evaluated_at     TIMESTAMPTZ NOT NULL,
    labeller         VARCHAR NOT NULL,
    pipeline_version VARCHAR NOT NULL,
    gold_name        VARCHAR NOT NULL,
    gold_sha256      VARCHAR NOT NULL,
    document_count   INTEGER NOT NULL,
    figure           VARCHAR NOT NULL,
    score            DOUBLE,
    score_low        DOUBLE,
    score_high       DOUBLE
);

COMMENT ON TABLE evaluation IS
    'Evaluation (평가): how good the pipeline was on documents marked by hand (`corpus evaluate`), one figure a row. Rows of the pipeline_version in annotation_run tell how far its labels can be trusted, on texts like those.';
COMMENT ON COLUMN evaluation.evaluated_at IS
    'Instant of the evaluation.';
COMMENT ON COLUMN evaluation.labeller IS
    'What gave positions and frames: `pipeline`, or the name of the chat model that was asked.';
COMMENT ON COLUMN evaluation.pipeline_version IS
    'Digest of code, settings, lexicons and models that were evaluated; as in annotation_run.';
COMMENT ON COLUMN evaluation.gold_name IS
    'Name of the file of marked documents.';
COMMENT ON COLUMN evaluation.gold_sha256 IS
    'SHA-256 of that file, in hex: figures are comparable where it is the same.';
COMMENT ON COLUMN evaluation.document_count IS
    'Marked documents in it.';
COMMENT ON COLUMN evaluation.figure IS
    'What is measured: `quotes.any.iou_80.f1`, `quotes.speaker`, `entities.linking`, `quotes.stance.macro_f1`, `claims.f1` …; precision, recall and f1 beside one another, and one figure a label.';
COMMENT ON COLUMN evaluation.score IS
    'Its value, 0 to 1; empty where the documents ask for none.';
COMMENT ON COLUMN evaluation.score_low IS
    'Lower end of its 95 % interval, by resampling documents; empty where fewer than ten ask for the figure.';
COMMENT ON COLUMN evaluation.score_high IS
    'Upper end of it.';
