-- 주별 프레임: which arguments carry the articles of an outlet, week by week.
-- Weeks in which a frame was not used stand with 0: a gap in a line would look like no data.
CREATE OR REPLACE VIEW framing_by_week AS
WITH relevant AS (
    SELECT
        a.article_id,
        a.version_no,
        a.outlet_id,
        date_trunc('week', a.published_date)::DATE AS week_date,
        a.is_original
    FROM current_article AS a
    JOIN reading AS r ON r.article_id = a.article_id AND r.version_no = a.version_no
    -- an article that does not speak of openness cannot frame it
    WHERE r.salience <> 'none'
),
cell AS (
    SELECT
        b.week_date,
        b.outlet_id,
        v.label AS frame_id,
        count(*) AS read_count,
        count(*) FILTER (b.is_original) AS original_read_count
    FROM relevant AS b
    CROSS JOIN ledger.vocabulary AS v
    WHERE v.table_name = 'frame' AND v.column_name = 'frame_id'
    GROUP BY b.week_date, b.outlet_id, v.label
),
framed AS (
    SELECT
        b.week_date,
        b.outlet_id,
        f.frame_id,
        count(*) AS article_count,
        count(*) FILTER (b.is_original) AS original_count,
        count(*) FILTER (f.rank = 1) AS main_count,
        avg(f.score) AS mean_score
    FROM relevant AS b
    JOIN frame AS f ON f.article_id = b.article_id AND f.version_no = b.version_no
    WHERE f.level = 'document'
    GROUP BY b.week_date, b.outlet_id, f.frame_id
),
broken AS (
    SELECT
        date_trunc('week', timezone('Asia/Seoul', k.started_at))::DATE AS week_date,
        k.outlet_id,
        count(*) AS crawl_count
    FROM crawl AS k
    WHERE k.outcome <> 'ok'
    GROUP BY 1, 2
)
SELECT
    c.week_date,
    c.outlet_id,
    o.name AS outlet_name,
    o.kind AS outlet_kind,
    c.frame_id,
    coalesce(f.article_count, 0) AS article_count,
    coalesce(f.original_count, 0) AS original_count,
    coalesce(f.main_count, 0) AS main_count,
    c.read_count,
    c.original_read_count,
    coalesce(f.article_count, 0) / c.read_count AS article_share,
    wilson_low(coalesce(f.article_count, 0), c.read_count) AS share_low,
    wilson_high(coalesce(f.article_count, 0), c.read_count) AS share_high,
    f.mean_score,
    coalesce(k.crawl_count, 0) AS failed_crawl_count
FROM cell AS c
JOIN outlet AS o ON o.outlet_id = c.outlet_id
LEFT JOIN framed AS f ON f.week_date = c.week_date AND f.outlet_id = c.outlet_id AND f.frame_id = c.frame_id
LEFT JOIN broken AS k ON k.week_date = c.week_date AND k.outlet_id = c.outlet_id;

COMMENT ON VIEW framing_by_week IS 'Framing by week (주별 프레임): how many articles of an outlet that speak of openness of AI rest on each frame, week by week. Only current texts.';
COMMENT ON COLUMN framing_by_week.week_date IS 'Monday of the Korean week (KST) of first publication.';
COMMENT ON COLUMN framing_by_week.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN framing_by_week.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN framing_by_week.outlet_kind IS 'Kind of the source.';
COMMENT ON COLUMN framing_by_week.frame_id IS 'The frame (프레임); see frame.frame_id.';
COMMENT ON COLUMN framing_by_week.article_count IS 'Articles with this frame, copies included; an article may have several frames.';
COMMENT ON COLUMN framing_by_week.original_count IS 'Articles with this frame that repeat no other article here: add these up to count each text once.';
COMMENT ON COLUMN framing_by_week.main_count IS 'Articles whose first frame this is.';
COMMENT ON COLUMN framing_by_week.read_count IS 'Articles of that week and outlet that speak of openness of AI: what article_share is a share of.';
COMMENT ON COLUMN framing_by_week.original_read_count IS 'Those of them that repeat no other article here.';
COMMENT ON COLUMN framing_by_week.article_share IS 'article_count / read_count, 0 to 1.';
COMMENT ON COLUMN framing_by_week.share_low IS 'Lower end of its 95 % Wilson interval.';
COMMENT ON COLUMN framing_by_week.share_high IS 'Upper end of its 95 % Wilson interval.';
COMMENT ON COLUMN framing_by_week.mean_score IS 'Mean certainty of these frames, 0 to 1; empty where there are none.';
COMMENT ON COLUMN framing_by_week.failed_crawl_count IS 'Crawls of the outlet in that week that did not end ok: above 0, a dip may be a gap in collection.';
