-- 수집 품질: what a crawl's texts were like, one row a crawl. A source that breaks shows here before anybody complains.
CREATE TABLE IF NOT EXISTS crawl_quality (
    crawl_id            VARCHAR NOT NULL,
    outlet_id           VARCHAR NOT NULL,
    measured_at         TIMESTAMPTZ NOT NULL,
    article_count       INTEGER NOT NULL,
    new_count           INTEGER NOT NULL,
    day_listed_count    INTEGER NOT NULL,
    passed_over_share   DOUBLE,
    byline_share        DOUBLE,
    section_share       DOUBLE,
    modified_share      DOUBLE,
    date_conflict_share DOUBLE,
    body_length_median  DOUBLE,
    hangul_share        DOUBLE,
    repeated_share      DOUBLE,
    lag_hours_median    DOUBLE,
    error_share         DOUBLE,
    problem_rate        DOUBLE
);

COMMENT ON TABLE crawl_quality IS
    'Crawl quality (수집 품질): what the articles and answers of one crawl were like. The view outlet_alarm holds each outlet against its own past.';
COMMENT ON COLUMN crawl_quality.crawl_id IS
    'The crawl; refers to crawl.';
COMMENT ON COLUMN crawl_quality.outlet_id IS
    'The source; refers to outlet.';
COMMENT ON COLUMN crawl_quality.measured_at IS
    'Instant the crawl ended, which is what its measures hold for.';
COMMENT ON COLUMN crawl_quality.article_count IS
    'Articles read from the crawl''s answers, unchanged ones included; the shares are shares of them.';
COMMENT ON COLUMN crawl_quality.new_count IS
    'Those of them that no earlier crawl had seen.';
COMMENT ON COLUMN crawl_quality.day_listed_count IS
    'Articles published on the Korean day before the crawl began, kept or passed over, as far as any crawl had seen them by its end: unlike the counts above it does not hang on how often we crawl.';
COMMENT ON COLUMN crawl_quality.passed_over_share IS
    'Of the articles that the crawl met for the first time, the share it passed over as not about AI; empty if it met none.';
COMMENT ON COLUMN crawl_quality.byline_share IS
    'Share of articles with a byline; empty, as the other shares and medians of texts, where nothing was read.';
COMMENT ON COLUMN crawl_quality.section_share IS
    'Share of articles with a section.';
COMMENT ON COLUMN crawl_quality.modified_share IS
    'Share of articles with a date of change.';
COMMENT ON COLUMN crawl_quality.date_conflict_share IS
    'Share of articles whose dates contradict each other.';
COMMENT ON COLUMN crawl_quality.body_length_median IS
    'Median length of the texts, in characters.';
COMMENT ON COLUMN crawl_quality.hangul_share IS
    'Share of Hangul among the letters of all texts: a wrong encoding or a page in another language lowers it.';
COMMENT ON COLUMN crawl_quality.repeated_share IS
    'Share of all texts'' characters that stand in lines which three articles of the crawl or more have in common: boilerplate that was not cut. Empty below three articles.';
COMMENT ON COLUMN crawl_quality.lag_hours_median IS
    'Median hours from publication to our fetching it, of the new articles; empty if there are none.';
COMMENT ON COLUMN crawl_quality.error_share IS
    'Share of answers with a status from 400 on, robots.txt and withdrawn articles (404, 410) left out; empty without an answer.';
COMMENT ON COLUMN crawl_quality.problem_rate IS
    'Problems written while crawling and reading, for each answer; empty without an answer.';
