-- 주별 입장: for or against openness, week by week.
CREATE OR REPLACE VIEW stance_by_week AS
WITH position AS (
    SELECT
        date_trunc('week', a.published_date)::DATE AS week_date,
        a.outlet_id,
        s.issue_id,
        s.level,
        s.label,
        s.score,
        a.article_id,
        a.is_original
    FROM stance AS s
    JOIN current_article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    -- 'none' marks words about something else: no position, and not part of any share
    WHERE s.label <> 'none'
),
counted AS (
    SELECT
        p.week_date,
        p.outlet_id,
        p.issue_id,
        p.level,
        p.label,
        count(*) AS stance_count,
        count(*) FILTER (p.is_original) AS original_count,
        count(DISTINCT p.article_id) AS article_count,
        avg(p.score) AS mean_score
    FROM position AS p
    GROUP BY p.week_date, p.outlet_id, p.issue_id, p.level, p.label
),
summed AS (
    SELECT
        c.*,
        sum(c.stance_count) OVER (PARTITION BY c.week_date, c.outlet_id, c.issue_id, c.level) AS all_count
    FROM counted AS c
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
    s.week_date,
    s.outlet_id,
    o.name AS outlet_name,
    o.kind AS outlet_kind,
    s.issue_id,
    s.level,
    s.label,
    s.stance_count,
    s.original_count,
    s.article_count,
    s.all_count::BIGINT AS all_count,
    s.stance_count / s.all_count AS label_share,
    wilson_low(s.stance_count, s.all_count) AS share_low,
    wilson_high(s.stance_count, s.all_count) AS share_high,
    s.mean_score,
    coalesce(k.crawl_count, 0) AS failed_crawl_count
FROM summed AS s
JOIN outlet AS o ON o.outlet_id = s.outlet_id
LEFT JOIN broken AS k ON k.week_date = s.week_date AND k.outlet_id = s.outlet_id;

COMMENT ON VIEW stance_by_week IS 'Stance by week (주별 입장): how often each position on an issue is taken in an outlet, week by week, for documents, headlines, quotes and sentences. Only current texts; choose one level.';
COMMENT ON COLUMN stance_by_week.week_date IS 'Monday of the Korean week (KST) of first publication.';
COMMENT ON COLUMN stance_by_week.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN stance_by_week.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN stance_by_week.outlet_kind IS 'Kind of the source.';
COMMENT ON COLUMN stance_by_week.issue_id IS 'The question (쟁점) a position is taken on.';
COMMENT ON COLUMN stance_by_week.level IS 'Which texts are counted: document, headline, quote or sentence.';
COMMENT ON COLUMN stance_by_week.label IS 'supportive, oppositional, mixed or neutral.';
COMMENT ON COLUMN stance_by_week.stance_count IS 'Texts of this level with this label, copies included.';
COMMENT ON COLUMN stance_by_week.original_count IS 'Those in articles that repeat no other article here: add these up to count each text once.';
COMMENT ON COLUMN stance_by_week.article_count IS 'Articles they stand in, copies included.';
COMMENT ON COLUMN stance_by_week.all_count IS 'Texts of this level with any of the four labels: what label_share is a share of.';
COMMENT ON COLUMN stance_by_week.label_share IS 'stance_count / all_count, 0 to 1.';
COMMENT ON COLUMN stance_by_week.share_low IS 'Lower end of its 95 % Wilson interval.';
COMMENT ON COLUMN stance_by_week.share_high IS 'Upper end of its 95 % Wilson interval.';
COMMENT ON COLUMN stance_by_week.mean_score IS 'Mean certainty of these labels, 0 to 1.';
COMMENT ON COLUMN stance_by_week.failed_crawl_count IS 'Crawls of the outlet in that week that did not end ok: above 0, a dip may be a gap in collection.';
