-- 시기별 입장: FROM stance_over_time('week'); FROM stance_over_time('month', split := 'role', texts := 'quote');
-- A period nobody looked at stands with empty counts: it is a gap, not a silence. One branch of each CASE, and each
-- subquery that is not asked for, is empty before it runs.
CREATE OR REPLACE MACRO stance_over_time(
    period, split := 'outlet', texts := 'document', issue := 'ai_openness',
    only_outlet := NULL, only_kind := NULL, only_role := NULL, only_frame := NULL, since := NULL, until := NULL
) AS TABLE
WITH said AS (
    SELECT q.article_id, q.version_no, q.quote_no, coalesce(q.speaker_role, e.role) AS speaker_role
    FROM quote AS q
    LEFT JOIN entity AS e ON e.entity_id = q.speaker_entity_id
    WHERE split = 'role' OR only_role IS NOT NULL
),
framed AS (
    -- split by frame, a text counts once with each of its frames; a frame stands once a text
    -- (checks/must/no_key_stands_twice.reading.sql)
    SELECT
        f.article_id, f.version_no, coalesce(f.quote_no, f.sentence_no, 0) AS text_no,
        CASE WHEN split = 'frame' THEN f.frame_id END AS frame_id
    FROM frame AS f
    WHERE (split = 'frame' OR only_frame IS NOT NULL) AND f.level = texts AND (only_frame IS NULL OR f.frame_id = only_frame)
),
counted AS (
    SELECT
        date_trunc(period, a.published_date)::DATE AS period_start,
        CASE split
            WHEN 'all' THEN 'all'
            WHEN 'outlet' THEN a.outlet_id
            WHEN 'kind' THEN a.outlet_kind
            WHEN 'role' THEN coalesce(q.speaker_role, 'unknown')
            WHEN 'frame' THEN coalesce(f.frame_id, 'no frame')
            ELSE error('stance_over_time: expected split all, outlet, kind, role or frame, found ' || coalesce(split, 'NULL'))
        END AS series,
        s.label,
        count(*) AS text_count,
        count(*) FILTER (a.is_original) AS effective_count,
        avg(s.score) AS mean_score
    FROM stance AS s
    JOIN counted_article AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    LEFT JOIN said AS q ON q.article_id = s.article_id AND q.version_no = s.version_no AND q.quote_no = s.quote_no
    LEFT JOIN framed AS f
        ON f.article_id = s.article_id AND f.version_no = s.version_no AND f.text_no = coalesce(s.quote_no, s.sentence_no, 0)
    -- 'none' marks words about something else: no position, and no part of a share
    WHERE s.level = texts AND s.issue_id = issue AND s.label <> 'none'
      AND (only_outlet IS NULL OR a.outlet_id = only_outlet) AND (only_kind IS NULL OR a.outlet_kind = only_kind)
      AND (only_role IS NULL OR q.speaker_role = only_role) AND (only_frame IS NULL OR f.article_id IS NOT NULL)
      AND (since IS NULL OR a.published_date >= since::DATE) AND (until IS NULL OR a.published_date <= until::DATE)
    GROUP BY ALL
),
looked AS (
    SELECT c.* FROM period_coverage(period, split, only_outlet, only_kind, since, until) AS c
),
cell AS (
    SELECT l.period_start, s.series, s.place
    FROM looked AS l
    JOIN (
        SELECT x.place AS series, x.place FROM looked AS x WHERE split IN ('all', 'outlet', 'kind')
        UNION
        SELECT c.series, CASE WHEN split IN ('all', 'outlet', 'kind') THEN c.series ELSE 'all' END FROM counted AS c
    ) AS s ON s.place = l.place
    UNION
    -- what lists still held from before the first crawl
    SELECT c.period_start, c.series, CASE WHEN split IN ('all', 'outlet', 'kind') THEN c.series ELSE 'all' END
    FROM counted AS c
),
total AS (
    SELECT c.period_start, c.series, sum(c.text_count)::BIGINT AS text_count, sum(c.effective_count)::BIGINT AS effective_count
    FROM counted AS c
    GROUP BY c.period_start, c.series
),
filled AS (
    SELECT
        e.period_start, e.series, v.label, c.mean_score, l.covered_share, l.expected_count, l.article_count,
        c.text_count, c.effective_count, t.text_count AS all_count, t.effective_count AS effective_all_count,
        -- an outlet's first crawl may fail, and lists still hold what it published in the days before
        l.covered_share IS NULL OR l.covered_share > 0 OR t.text_count > 0 AS is_known
    FROM cell AS e
    JOIN ledger.vocabulary AS v ON v.table_name = 'stance' AND v.column_name = 'label' AND v.label <> 'none'
    LEFT JOIN total AS t ON t.period_start = e.period_start AND t.series = e.series
    LEFT JOIN counted AS c ON c.period_start = e.period_start AND c.series = e.series AND c.label = v.label
    LEFT JOIN looked AS l ON l.period_start = e.period_start AND l.place = e.place
),
summed AS (
    SELECT
        f.*
        REPLACE (
            CASE WHEN f.is_known THEN coalesce(f.text_count, 0) END AS text_count,
            CASE WHEN f.is_known THEN coalesce(f.effective_count, 0) END AS effective_count,
            CASE WHEN f.is_known THEN coalesce(f.all_count, 0) END AS all_count,
            CASE WHEN f.is_known THEN coalesce(f.effective_all_count, 0) END AS effective_all_count
        )
    FROM filled AS f
)
SELECT
    s.period_start,
    s.series,
    s.label,
    s.text_count,
    s.effective_count,
    s.all_count,
    s.effective_all_count,
    CASE WHEN s.effective_all_count > 0 THEN s.effective_count / s.effective_all_count END AS label_share,
    wilson_low(s.effective_count, s.effective_all_count) AS share_low,
    wilson_high(s.effective_count, s.effective_all_count) AS share_high,
    s.mean_score,
    s.covered_share,
    s.expected_count,
    s.article_count
FROM summed AS s
WHERE (SELECT q.is_sound FROM series_asked('stance_over_time', period, split, texts, coalesce(issue, 'NULL'), only_outlet, only_kind, only_role, only_frame, NULL, since, until) AS q)
ORDER BY s.period_start, s.series, s.label;

COMMENT ON MACRO TABLE stance_over_time IS
    'Stance over time (시기별 입장): how often each position on an issue is taken, by period (day, week, month, quarter, year; Korean days, period_start is its first) and series. split says what a series is: all, outlet, kind (of outlet), role (of the speaker) or frame (a text once with each of its frames). texts: document, headline, quote or sentence. only_outlet, only_kind, only_role, only_frame, since and until (days, both in) narrow it. text_count counts copies too, effective_count a cluster of copies once, where and when its origin stands; label_share is effective_count / effective_all_count, of texts that take a position (none left out), with its 95 % Wilson interval. The interval takes the machine''s labels at their word, and texts of one article for independent draws; corrected_share corrects the labels by coders. covered_share: the share of the period''s days (of all its outlets) that are covered (covered_day); at 0 the counts are empty, a gap (공백) and no silence, unless texts were found all the same; empty before the first crawl, where only what lists still held is known. expected_count and article_count: articles of any stance that were expected at least of those days, and that we hold of them, days before an outlet''s first crawl left out.';
