-- How does the press stand on open AI, week by week? A story that five papers copied counts once.
-- Weeks nobody looked at would stand with empty counts; covered is the share of days that were looked at.
PIVOT (
    SELECT period_start AS week, label, effective_count, effective_all_count AS n, round(covered_share, 2) AS covered
    FROM stance_over_time('week', split := 'all')
) ON label IN ('supportive', 'oppositional', 'mixed', 'neutral') USING any_value(effective_count)
ORDER BY week;
