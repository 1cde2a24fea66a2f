-- 시기별 프레임: FROM framing_over_time('week'); FROM framing_over_time('month', split := 'role', texts := 'quote');
-- Frames that were not used stand with 0, periods nobody looked at with empty counts: a gap, not a silence.
CREATE OR REPLACE MACRO framing_over_time(
    period, split := 'outlet', texts := 'document', issue := 'ai_openness',
    only_outlet := NULL, only_kind := NULL, only_role := NULL, only_stance := NULL, since := NULL, until := NULL
) AS TABLE
WITH judged AS (
    -- an article about something else cannot frame the issue
    SELECT
        a.article_id, a.version_no, a.outlet_id, a.outlet_kind, a.is_original,
        date_trunc(period, a.published_date)::DATE AS period_start,
        CASE split
            WHEN 'outlet' THEN a.outlet_id
            WHEN 'kind' THEN a.outlet_kind
            WHEN 'all' THEN 'all'
            WHEN 'role' THEN 'unknown'
            WHEN 'stance' THEN 'none'
            ELSE error('framing_over_time: expected split all, outlet, kind, role or stance, found ' || coalesce(split, 'NULL'))
        END AS series
    FROM counted_article AS a
    JOIN stance AS d ON d.article_id = a.article_id AND d.version_no = a.version_no
    WHERE d.level = 'document' AND d.issue_id = issue AND d.label <> 'none'
      AND (only_outlet IS NULL OR a.outlet_id = only_outlet) AND (only_kind IS NULL OR a.outlet_kind = only_kind)
      AND (since IS NULL OR a.published_date >= since::DATE) AND (until IS NULL OR a.published_date <= until::DATE)
),
text AS (
    SELECT j.*, 0 AS text_no, NULL AS speaker_role FROM judged AS j WHERE texts IN ('document', 'headline')
    UNION ALL
    SELECT j.*, q.quote_no, coalesce(q.speaker_role, e.role)
    FROM quote AS q
    JOIN judged AS j ON j.article_id = q.article_id AND j.version_no = q.version_no
    LEFT JOIN entity AS e ON e.entity_id = q.speaker_entity_id AND (split = 'role' OR only_role IS NOT NULL)
    WHERE texts = 'quote'
    UNION ALL
    SELECT j.*, s.sentence_no, NULL
    FROM sentence AS s
    JOIN judged AS j ON j.article_id = s.article_id AND j.version_no = s.version_no
    WHERE texts = 'sentence'
),
taken AS (
    SELECT s.article_id, s.version_no, coalesce(s.quote_no, s.sentence_no, 0) AS text_no, s.label
    FROM stance AS s
    WHERE (split = 'stance' OR only_stance IS NOT NULL) AND s.level = texts AND s.issue_id = issue
),
relevant AS (
    SELECT
        t.article_id, t.version_no, t.text_no, t.is_original, t.period_start,
        CASE split
            WHEN 'role' THEN coalesce(t.speaker_role, t.series)
            WHEN 'stance' THEN coalesce(s.label, t.series)
            ELSE t.series
        END AS series
    FROM text AS t
    LEFT JOIN taken AS s ON s.article_id = t.article_id AND s.version_no = t.version_no AND s.text_no = t.text_no
    WHERE (only_role IS NULL OR t.speaker_role = only_role) AND (only_stance IS NULL OR s.label = only_stance)
),
framed AS (
    SELECT r.period_start, r.series, r.is_original, f.frame_id, f.rank, f.score
    FROM relevant AS r
    JOIN frame AS f
        ON f.article_id = r.article_id AND f.version_no = r.version_no AND coalesce(f.quote_no, f.sentence_no, 0) = r.text_no
    WHERE f.level = texts AND (split IN ('role', 'stance') OR only_role IS NOT NULL OR only_stance IS NOT NULL)
    UNION ALL
    -- where all texts of an article are in one series, their frames need not be told apart: no frame is without its text
    -- (checks/must/no_row_is_an_orphan.reading.sql)
    SELECT j.period_start, j.series, j.is_original, f.frame_id, f.rank, f.score
    FROM judged AS j
    JOIN frame AS f ON f.article_id = j.article_id AND f.version_no = j.version_no
    WHERE f.level = texts AND NOT (split IN ('role', 'stance') OR only_role IS NOT NULL OR only_stance IS NOT NULL)
),
base AS (
    SELECT r.period_start, r.series, count(*) AS all_count, count(*) FILTER (r.is_original) AS effective_all_count
    FROM relevant AS r
    GROUP BY r.period_start, r.series
),
counted AS (
    SELECT
        f.period_start,
        f.series,
        f.frame_id,
        count(*) AS text_count,
        count(*) FILTER (f.is_original) AS effective_count,
        count(*) FILTER (f.rank = 1) AS main_count,
        avg(f.score) AS mean_score
    FROM framed AS f
    GROUP BY f.period_start, f.series, f.frame_id
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
        SELECT b.series, CASE WHEN split IN ('all', 'outlet', 'kind') THEN b.series ELSE 'all' END FROM base AS b
    ) AS s ON s.place = l.place
    UNION
    -- what lists still held from before the first crawl
    SELECT b.period_start, b.series, CASE WHEN split IN ('all', 'outlet', 'kind') THEN b.series ELSE 'all' END
    FROM base AS b
),
filled AS (
    SELECT
        e.period_start, e.series, v.label AS frame_id, c.mean_score, l.covered_share, l.expected_count, l.article_count,
        -- NULL makes every count of a gap empty
        CASE WHEN l.covered_share IS NULL OR l.covered_share > 0 OR b.all_count > 0 THEN 0 END AS nothing,
        c.text_count, c.effective_count, c.main_count, b.all_count, b.effective_all_count
    FROM cell AS e
    JOIN ledger.vocabulary AS v ON v.table_name = 'frame' AND v.column_name = 'frame_id'
    LEFT JOIN base AS b ON b.period_start = e.period_start AND b.series = e.series
    LEFT JOIN counted AS c ON c.period_start = e.period_start AND c.series = e.series AND c.frame_id = v.label
    LEFT JOIN looked AS l ON l.period_start = e.period_start AND l.place = e.place
)
SELECT
    f.period_start,
    f.series,
    f.frame_id,
    coalesce(f.text_count, f.nothing) AS text_count,
    coalesce(f.effective_count, f.nothing) AS effective_count,
    coalesce(f.main_count, f.nothing) AS main_count,
    coalesce(f.all_count, f.nothing) AS all_count,
    coalesce(f.effective_all_count, f.nothing) AS effective_all_count,
    CASE WHEN f.effective_all_count > 0 THEN coalesce(f.effective_count, 0) / f.effective_all_count END AS frame_share,
    wilson_low(coalesce(f.effective_count, 0), f.effective_all_count) AS share_low,
    wilson_high(coalesce(f.effective_count, 0), f.effective_all_count) AS share_high,
    f.mean_score,
    f.covered_share,
    f.expected_count,
    f.article_count
FROM filled AS f
WHERE (SELECT q.is_sound FROM series_asked('framing_over_time', period, split, texts, coalesce(issue, 'NULL'), only_outlet, only_kind, only_role, NULL, only_stance, since, until) AS q)
ORDER BY f.period_start, f.series, f.frame_id;

COMMENT ON MACRO TABLE framing_over_time IS
    'Framing over time (시기별 프레임): how many texts rest on each frame, by period (day, week, month, quarter, year; Korean days, period_start is its first) and series. split says what a series is: all, outlet, kind (of outlet), role (of the speaker) or stance (of the text on the issue). texts: document, headline, quote or sentence, of articles about the issue (those whose document label on it is not none). only_outlet, only_kind, only_role, only_stance, since and until (days, both in) narrow it. A text may have several frames; main_count are those whose first frame it is; all_count are all texts, with a frame or without. effective counts count a cluster of copies once, where and when its origin stands; frame_share is effective_count / effective_all_count with its 95 % Wilson interval. The interval takes the machine''s labels at their word, and texts of one article for independent draws; corrected_share corrects the labels by coders. covered_share, expected_count and article_count as in stance_over_time: where covered_share is 0 and nothing was found the counts are empty, a gap (공백) and no silence.';
