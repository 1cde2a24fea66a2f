-- 문제: one thing refused or doubted a row, with enough to find it again.
CREATE TABLE IF NOT EXISTS problem (
    run_id      VARCHAR NOT NULL,
    stage       VARCHAR NOT NULL,
    outlet_id   VARCHAR NOT NULL,
    url         VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    expected    VARCHAR NOT NULL,
    found       VARCHAR NOT NULL,
    happened_at TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE problem IS
    'Problem (문제): one thing refused or doubted on the way, with enough to find it again.';
COMMENT ON COLUMN problem.run_id IS
    'The run in which it happened.';
COMMENT ON COLUMN problem.stage IS
    'crawl, read, load, annotate, check or publish.';
COMMENT ON COLUMN problem.outlet_id IS
    'The source it concerns; an empty string if none.';
COMMENT ON COLUMN problem.url IS
    'The address it concerns; an empty string if none.';
COMMENT ON COLUMN problem.kind IS
    'Short name: page_changed, empty_crawl, blocked, undecodable, check_failed …';
COMMENT ON COLUMN problem.expected IS
    'What should have been there.';
COMMENT ON COLUMN problem.found IS
    'What was there instead.';
COMMENT ON COLUMN problem.happened_at IS
    'Instant it was noticed.';
