-- 걸러낸 기사: one article that one crawl left out because it is not about AI a row.
CREATE TABLE IF NOT EXISTS passed_over (
    crawl_id   VARCHAR NOT NULL,
    outlet_id  VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    url        VARCHAR NOT NULL,
    day_date   DATE NOT NULL,
    stage      VARCHAR NOT NULL
);

COMMENT ON TABLE passed_over IS
    'Passed over (걸러낸 기사): one article that one crawl left out because it is not about AI. Later crawls see the same lists: count by the view passed_over_by_day.';
COMMENT ON COLUMN passed_over.crawl_id IS
    'The crawl that left it out; refers to crawl.';
COMMENT ON COLUMN passed_over.outlet_id IS
    'The source; refers to outlet.';
COMMENT ON COLUMN passed_over.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; it is no row of article.';
COMMENT ON COLUMN passed_over.url IS
    'The canonical address.';
COMMENT ON COLUMN passed_over.day_date IS
    'Korean day of publication as the page or a list gives it; the day of the crawl where neither does.';
COMMENT ON COLUMN passed_over.stage IS
    'listed: left out by title and lead, never fetched; read: left out by its text.';
