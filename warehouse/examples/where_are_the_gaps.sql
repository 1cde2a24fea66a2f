-- Where are the gaps? Outlets and weeks that were looked at on less than half of their days.
SELECT period_start AS week, outlet_name, round(covered_share, 2) AS covered, round(expected_count) AS expected,
    article_count AS found, passed_over_count AS passed_over, missed_count AS missed, problem_count AS problems
FROM coverage_over_time('week')
WHERE covered_share < 0.5
ORDER BY covered, week DESC, outlet_name
LIMIT 12;
