-- 시기별 수집 현황: FROM coverage_over_time('week'); what coverage_by_day says, by period.
CREATE OR REPLACE MACRO coverage_over_time(period, only_outlet := NULL, since := NULL, until := NULL) AS TABLE
SELECT
    date_trunc(period, d.day_date)::DATE AS period_start,
    d.outlet_id,
    any_value(d.outlet_name) AS outlet_name,
    sum(d.expected_count) AS expected_count,
    sum(d.article_count)::BIGINT AS article_count,
    sum(d.passed_over_count)::BIGINT AS passed_over_count,
    sum(d.fetched_count)::BIGINT AS fetched_count,
    sum(d.missed_count)::BIGINT AS missed_count,
    sum(d.crawl_count)::BIGINT AS crawl_count,
    sum(d.ok_crawl_count)::BIGINT AS ok_crawl_count,
    sum(d.problem_count)::BIGINT AS problem_count,
    count(*) FILTER (d.is_covered)
        / date_diff('day', date_trunc(period, d.day_date)::DATE, (date_trunc(period, d.day_date) + ('1 ' || period)::INTERVAL)::DATE)
        AS covered_share
FROM coverage_by_day AS d
WHERE (only_outlet IS NULL OR d.outlet_id = only_outlet)
  AND (since IS NULL OR d.day_date >= since::DATE) AND (until IS NULL OR d.day_date <= until::DATE)
  AND (SELECT q.is_sound FROM series_asked('coverage_over_time', period, NULL, 'document', NULL, only_outlet, NULL, NULL, NULL, NULL, since, until) AS q)
GROUP BY date_trunc(period, d.day_date), d.outlet_id
ORDER BY period_start, d.outlet_id;

COMMENT ON MACRO TABLE coverage_over_time IS
    'Coverage over time (시기별 수집 현황): coverage_by_day added up by outlet and period (day, week, month, quarter, year): what was expected, came, was passed over, fetched and missed, and covered_share, the share of all days of the period that are covered. fetched_count counts an article once for each day on which it was asked for.';
