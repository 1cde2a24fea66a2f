-- 수집: one run of one outlet a row: what came of it, in counts.
CREATE TABLE IF NOT EXISTS crawl (
    crawl_id       VARCHAR NOT NULL,
    run_id         VARCHAR NOT NULL,
    outlet_id      VARCHAR NOT NULL,
    started_at     TIMESTAMPTZ NOT NULL,
    finished_at    TIMESTAMPTZ NOT NULL,
    outcome        VARCHAR NOT NULL,
    finish_reason  VARCHAR NOT NULL,
    request_count  INTEGER NOT NULL,
    response_count INTEGER NOT NULL,
    article_count  INTEGER NOT NULL,
    problem_count  INTEGER NOT NULL
);

COMMENT ON TABLE crawl IS
    'Crawl (수집): one run of one outlet and what came of it, in counts.';
COMMENT ON COLUMN crawl.crawl_id IS
    '`<run_id>/<outlet_id>`: also the folder of the run''s files below runs/.';
COMMENT ON COLUMN crawl.run_id IS
    'The run it belongs to: its UTC start such as 20261122T060000.';
COMMENT ON COLUMN crawl.outlet_id IS
    'The source that was crawled; refers to outlet.';
COMMENT ON COLUMN crawl.started_at IS
    'Instant the crawl began.';
COMMENT ON COLUMN crawl.finished_at IS
    'Instant the crawl ended.';
COMMENT ON COLUMN crawl.outcome IS
    'ok, empty (nothing found), blocked (refused by the site) or failed.';
COMMENT ON COLUMN crawl.finish_reason IS
    'Scrapy''s own word for why the spider closed, such as finished or closespider_errorcount.';
COMMENT ON COLUMN crawl.request_count IS
    'Requests sent.';
COMMENT ON COLUMN crawl.response_count IS
    'Answers received, of any status.';
COMMENT ON COLUMN crawl.article_count IS
    'Articles read from those answers, unchanged ones included.';
COMMENT ON COLUMN crawl.problem_count IS
    'Problems written while crawling and reading.';
