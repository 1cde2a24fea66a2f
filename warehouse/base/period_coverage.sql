-- 시기별 수집 (안쪽): what covered_day says of whole periods, for the series.
CREATE OR REPLACE MACRO period_coverage(period, split, only_outlet, only_kind, since, until) AS TABLE
WITH by_outlet AS (
    SELECT
        date_trunc(period, d.day_date)::DATE AS period_start,
        CASE split WHEN 'outlet' THEN d.outlet_id WHEN 'kind' THEN d.outlet_kind ELSE 'all' END AS place,
        count(*) FILTER (d.is_covered) AS covered_day_count,
        sum(d.expected_count) AS expected_count,
        sum(d.article_count)::BIGINT AS article_count
    FROM covered_day AS d
    WHERE (only_outlet IS NULL OR d.outlet_id = only_outlet) AND (only_kind IS NULL OR d.outlet_kind = only_kind)
      AND (since IS NULL OR d.day_date >= since::DATE) AND (until IS NULL OR d.day_date <= until::DATE)
    GROUP BY 1, 2, d.outlet_id
)
SELECT
    b.period_start,
    b.place,
    -- against all days of the period: the first and the last are seldom whole
    sum(b.covered_day_count) / (count(*) * date_diff('day', b.period_start, (b.period_start + ('1 ' || period)::INTERVAL)::DATE))
        AS covered_share,
    sum(b.expected_count) AS expected_count,
    sum(b.article_count)::BIGINT AS article_count
FROM by_outlet AS b
WHERE b.place IS NOT NULL
GROUP BY b.period_start, b.place;

COMMENT ON MACRO TABLE period_coverage IS
    'Coverage of periods (시기별 수집), by outlet, kind or all together as the series split: what stance_over_time and framing_over_time stand beside. For people: coverage_over_time.';
