-- 이상 경보: where an outlet's crawl departs from that outlet's own past, and where an outlet is silent.
-- Method. Each measure is put on a scale on which its sampling noise is known and does not hang on its level: counts
-- 2·√(n + 3/8), shares 2·asin(√((k + 3/8) / (n + 3/4))) (Anscombe 1948), lengths and lags ln. Then
--     z = (value − median) / scale over the 20 crawls before, five at least,
--     scale = the greater of 1.4826 · MAD and the sampling noise, widened by 1 + 2 / crawls for so short a past.
-- Sudden: z beyond 4. Lasting: the mean of the last three beyond 1.8. Slow: the mean of the last ten beyond 1.1. In
-- means a z counts as 4 at most, and this crawl itself lies beyond 1 or 0.5. Only the last ok crawl of each Korean day
-- counts; days off (토·일) are held against days off. A public holiday on a weekday is not known here and may raise one.
-- On stationary random crawls of 2 to 150 articles a day 3 to 8 in 1,000 raise an alarm over all measures together, the
-- more the more neighbouring days resemble one another; tests/warehouse/test_outlet_alarm.py measures that, and how soon
-- a fault is seen.
CREATE OR REPLACE VIEW outlet_alarm AS
WITH measure (measure, form, direction, label) AS (
    -- direction: −1 a fall is bad, 1 a rise is bad, 0 both
    VALUES
        ('day_listed_count', 'count', -1, 'articles of the day before'),
        ('passed_over_share', 'share', 0, 'share passed over'),
        ('byline_share', 'share', -1, 'share with byline'),
        ('section_share', 'share', -1, 'share with section'),
        ('modified_share', 'share', -1, 'share with date of change'),
        ('date_conflict_share', 'share', 1, 'share with contradicting dates'),
        ('body_length_median', 'size', 0, 'median body length'),
        ('hangul_share', 'part', -1, 'share of Hangul'),
        ('repeated_share', 'part', 1, 'share of repeated lines'),
        ('lag_hours_median', 'size', 1, 'median lag in hours'),
        ('error_share', 'share', 1, 'share of error answers'),
        ('problem_rate', 'share', 1, 'problems for each answer')
),
daily_crawl AS (
    -- a backfill and a folder of saved pages are no days of the outlet
    SELECT k.* FROM crawl AS k WHERE NOT regexp_matches(k.run_id, '-(backfill|pages)')
),
measured AS (
    SELECT q.* REPLACE (q.day_listed_count::DOUBLE AS day_listed_count), k.response_count
    FROM crawl_quality AS q
    JOIN daily_crawl AS k ON k.crawl_id = q.crawl_id
    WHERE k.outcome = 'ok'
),
long AS (
    UNPIVOT measured ON
        day_listed_count, passed_over_share, byline_share, section_share, modified_share, date_conflict_share,
        body_length_median, hangul_share, repeated_share, lag_hours_median, error_share, problem_rate
    INTO NAME measure VALUE value
),
counted AS (
    -- how many articles or answers the value is drawn from
    SELECT
        u.*,
        greatest(
            CASE WHEN u.measure IN ('error_share', 'problem_rate') THEN u.response_count ELSE u.article_count END, 1
        ) AS trial_count
    FROM long AS u
),
daily AS (
    SELECT
        l.outlet_id,
        l.crawl_id,
        l.measured_at,
        l.measure,
        m.label,
        m.form,
        m.direction,
        l.value,
        CASE m.form
            WHEN 'count' THEN 2 * sqrt(l.value + 0.375)
            WHEN 'share' THEN 2 * asin(sqrt((least(l.value, 1) * l.trial_count + 0.375) / (l.trial_count + 0.75)))
            WHEN 'part' THEN 2 * asin(sqrt(l.value))
            WHEN 'size' THEN ln(greatest(l.value, 0) + 0.1)
        END AS scaled,
        CASE m.form
            WHEN 'count' THEN 1.0
            WHEN 'share' THEN greatest(0.1, 1 / sqrt(l.trial_count))
            WHEN 'part' THEN greatest(0.1, 0.3 / sqrt(l.trial_count))
            WHEN 'size' THEN greatest(0.1, 0.75 / sqrt(l.trial_count))
        END AS noise,
        l.measure = 'day_listed_count'
            AND isodow(korean_day(l.measured_at) - 1) >= 6 AS is_day_off
    FROM counted AS l
    JOIN measure AS m ON m.measure = l.measure
    QUALIFY row_number() OVER (
        PARTITION BY l.outlet_id, l.measure, korean_day(l.measured_at)
        ORDER BY l.measured_at DESC, l.crawl_id DESC
    ) = 1
),
compared AS (
    SELECT
        d.*,
        count(*) OVER past AS past_count,
        quantile_cont(d.value, 0.05) OVER past AS usual_low,
        quantile_cont(d.value, 0.95) OVER past AS usual_high,
        (d.scaled - median(d.scaled) OVER past)
            / (greatest(1.4826 * mad(d.scaled) OVER past, d.noise) * (1 + 2 / count(*) OVER past)) AS z
    FROM daily AS d
    WINDOW past AS (
        PARTITION BY d.outlet_id, d.measure, d.is_day_off ORDER BY d.measured_at ROWS BETWEEN 20 PRECEDING AND 1 PRECEDING
    )
),
clipped AS (
    -- worse is above 0; where both ways are bad, 0 leaves the sign
    SELECT
        c.*,
        c.z * CASE WHEN c.direction = 0 THEN 1 ELSE c.direction END AS worse,
        greatest(least(worse, 4), -4) AS weight
    FROM compared AS c
    WHERE c.past_count >= 5
),
averaged AS (
    SELECT
        c.*,
        CASE WHEN count(*) OVER three = 3 THEN avg(c.weight) OVER three ELSE 0 END AS mean_of_three,
        CASE WHEN count(*) OVER ten = 10 THEN avg(c.weight) OVER ten ELSE 0 END AS mean_of_ten
    FROM clipped AS c
    WINDOW
        three AS (
            PARTITION BY c.outlet_id, c.measure, c.is_day_off
            ORDER BY c.measured_at ROWS BETWEEN 2 PRECEDING AND CURRENT ROW
        ),
        ten AS (
            PARTITION BY c.outlet_id, c.measure, c.is_day_off
            ORDER BY c.measured_at ROWS BETWEEN 9 PRECEDING AND CURRENT ROW
        )
),
judged AS (
    SELECT
        a.*,
        CASE
            WHEN a.worse < 0 AND a.direction <> 0 THEN NULL
            WHEN abs(a.worse) > 4 THEN 'sudden'
            -- what is as usual again is no alarm, whatever the crawls before were like
            WHEN abs(a.worse) > 1 AND a.mean_of_three * sign(a.worse) > 1.8 THEN 'lasting'
            WHEN abs(a.worse) > 0.5 AND a.mean_of_ten * sign(a.worse) > 1.1 THEN 'slow'
        END AS kind,
        max(a.measured_at) OVER (PARTITION BY a.outlet_id, a.measure) = a.measured_at AS is_current
    FROM averaged AS a
),
parted AS (
    SELECT
        j.*,
        max(j.measured_at) FILTER (j.kind IS NULL) OVER (
            PARTITION BY j.outlet_id, j.measure, j.is_day_off ORDER BY j.measured_at
        ) AS last_fine_at
    FROM judged AS j
),
departed AS (
    SELECT
        p.outlet_id,
        p.measure,
        p.label,
        p.form,
        p.kind,
        p.measured_at,
        p.value,
        -- what was usual before it began: the past of a fault's second day holds its first
        first_value(p.usual_low) OVER stretch AS usual_low,
        first_value(p.usual_high) OVER stretch AS usual_high,
        first_value(p.measured_at) OVER stretch AS since_at,
        p.is_current
    FROM parted AS p
    WHERE p.kind IS NOT NULL
    WINDOW stretch AS (
        PARTITION BY p.outlet_id, p.measure, p.is_day_off, p.last_fine_at ORDER BY p.measured_at
    )
),
crawled AS (
    SELECT
        k.outlet_id,
        min(korean_day(k.started_at)) AS first_date,
        max(korean_day(k.started_at)) AS last_date,
        max(k.finished_at) AS last_at,
        max(k.started_at) FILTER (k.outcome = 'ok') AS last_ok_at
    FROM daily_crawl AS k
    GROUP BY k.outlet_id
),
given AS (
    SELECT a.outlet_id, a.published_date AS day_date FROM article AS a WHERE a.is_current AND a.parent_article_id IS NULL
    UNION ALL
    SELECT p.outlet_id, min(p.day_date)
    FROM passed_over AS p
    ANTI JOIN article AS a ON a.article_id = p.article_id
    GROUP BY p.outlet_id, p.article_id
),
silent AS (
    -- what was passed over counts, since it was there; an outlet first crawled less than a week before has no normal
    -- week yet
    SELECT
        c.outlet_id,
        c.last_at,
        o.min_articles_per_week,
        count(*) FILTER (g.day_date >= c.last_date - 6) AS week_count,
        coalesce(max(g.day_date), c.first_date) AS since_date
    FROM crawled AS c
    JOIN outlet AS o ON o.outlet_id = c.outlet_id
    LEFT JOIN given AS g ON g.outlet_id = c.outlet_id AND g.day_date <= c.last_date
    WHERE c.last_date - c.first_date >= 6
    GROUP BY c.outlet_id, c.last_at, c.last_date, c.first_date, o.min_articles_per_week
    HAVING count(*) FILTER (g.day_date >= c.last_date - 6) < o.min_articles_per_week
),
failing AS (
    SELECT c.outlet_id, c.last_at, count(*) AS crawl_count, min(k.started_at) AS since_at
    FROM crawled AS c
    JOIN daily_crawl AS k ON k.outlet_id = c.outlet_id AND (c.last_ok_at IS NULL OR k.started_at > c.last_ok_at)
    GROUP BY c.outlet_id, c.last_at
    HAVING count(*) >= 3
),
alarm AS (
    SELECT * FROM departed
    UNION ALL BY NAME
    SELECT
        s.outlet_id, 'week_article_count' AS measure, 'articles of the last seven days' AS label, 'count' AS form,
        'silent' AS kind, s.last_at AS measured_at, s.week_count::DOUBLE AS value,
        s.min_articles_per_week::DOUBLE AS usual_low,
        timezone('Asia/Seoul', s.since_date::TIMESTAMP) AS since_at, true AS is_current
    FROM silent AS s
    UNION ALL BY NAME
    SELECT
        f.outlet_id, 'failed_crawl_count' AS measure, 'crawls in a row that did not end ok' AS label, 'count' AS form,
        'failing' AS kind, f.last_at AS measured_at, f.crawl_count::DOUBLE AS value, 0.0 AS usual_low,
        0.0 AS usual_high, f.since_at, true AS is_current
    FROM failing AS f
),
told AS (
    SELECT
        a.*,
        CASE WHEN a.form IN ('share', 'part') THEN 100 ELSE 1 END AS factor,
        CASE WHEN a.form IN ('share', 'part') THEN ' %' ELSE '' END AS unit,
        -- two figures are enough for rates and lags below ten
        CASE WHEN a.form = 'size' AND abs(a.value) < 10 THEN '{:.2f}' ELSE '{:.0f}' END AS figure
    FROM alarm AS a
)
SELECT
    t.outlet_id,
    coalesce(o.name, t.outlet_id) AS outlet_name,
    t.measure,
    t.kind,
    t.measured_at,
    t.value,
    t.usual_low,
    t.usual_high,
    t.since_at,
    t.is_current,
    outlet_name || ' (' || t.outlet_id || '): ' || t.label || ' ' || format(t.figure, t.value * t.factor) || t.unit
        || CASE
            WHEN t.usual_high IS NULL THEN ', expected at least ' || format(t.figure, t.usual_low * t.factor)
            WHEN format(t.figure, t.usual_low * t.factor) = format(t.figure, t.usual_high * t.factor)
                THEN ', usually ' || format(t.figure, t.usual_low * t.factor)
            ELSE ', usually ' || format(t.figure, t.usual_low * t.factor) || '–' || format(t.figure, t.usual_high * t.factor)
        END
        || t.unit || ', since ' || strftime(timezone('Asia/Seoul', t.since_at), '%Y-%m-%d %H:%M') || ' (' || t.kind || ')' AS alarm
FROM told AS t
LEFT JOIN outlet AS o ON o.outlet_id = t.outlet_id;

COMMENT ON VIEW outlet_alarm IS 'Alarms (이상 경보): where a crawl departs from its outlet''s own past (sudden, lasting or slow), where an outlet gives less than it normally does in a week (silent), and where its crawls do not end ok (failing). One row an outlet, day and measure; is_current marks those that still stand. Where nothing changes, 3 to 8 crawls in 1,000 raise one.';
COMMENT ON COLUMN outlet_alarm.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN outlet_alarm.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN outlet_alarm.measure IS 'What departed: a column of crawl_quality, week_article_count or failed_crawl_count.';
COMMENT ON COLUMN outlet_alarm.kind IS 'sudden (this crawl alone), lasting (the last three), slow (the last ten), silent or failing.';
COMMENT ON COLUMN outlet_alarm.measured_at IS 'Instant the crawl ended that shows it; for silent and failing, the outlet''s last.';
COMMENT ON COLUMN outlet_alarm.value IS 'What was measured.';
COMMENT ON COLUMN outlet_alarm.usual_low IS 'Lower end of the usual range: 95 of 100 crawls before it began lay above; for silent, outlet.min_articles_per_week.';
COMMENT ON COLUMN outlet_alarm.usual_high IS 'Upper end of the usual range; empty for silent.';
COMMENT ON COLUMN outlet_alarm.since_at IS 'When it began: the first crawl of an unbroken row of alarms, the day of a silent outlet''s newest article, the first crawl that failed.';
COMMENT ON COLUMN outlet_alarm.is_current IS 'True if nothing newer was measured: the alarm stands.';
COMMENT ON COLUMN outlet_alarm.alarm IS 'All of it in one line for people, times in KST.';
