-- 걸러낸 기사 수: how much of an outlet's day was not about AI, each article once however many crawls saw it.
CREATE OR REPLACE VIEW passed_over_by_day AS
WITH once AS (
    SELECT
        p.outlet_id,
        p.article_id,
        min(p.day_date) AS day_date,
        bool_or(p.stage = 'read') AS was_read
    FROM passed_over AS p
    JOIN crawl AS k ON k.crawl_id = p.crawl_id AND is_known(k.finished_at)
    ANTI JOIN article_now AS a ON a.article_id = p.article_id
    GROUP BY p.outlet_id, p.article_id
)
SELECT
    o.outlet_id,
    o.day_date,
    count(*) AS article_count,
    count(*) FILTER (NOT o.was_read) AS listed_count,
    count(*) FILTER (o.was_read) AS read_count
FROM once AS o
GROUP BY o.outlet_id, o.day_date;

COMMENT ON VIEW passed_over_by_day IS 'Passed over by day (걸러낸 기사 수): how many articles of an outlet and Korean day were left out because they are not about AI.';
COMMENT ON COLUMN passed_over_by_day.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN passed_over_by_day.day_date IS 'Korean day of publication, or of the first crawl that saw it where no list dates it.';
COMMENT ON COLUMN passed_over_by_day.article_count IS 'Articles left out.';
COMMENT ON COLUMN passed_over_by_day.listed_count IS 'Of these, left out by title and lead.';
COMMENT ON COLUMN passed_over_by_day.read_count IS 'Of these, fetched and left out by their text.';
