-- Of each simulated draw the difference between its two groups, later less earlier.
WITH estimate AS MATERIALIZED (
    SELECT e.*, string_split(e.group_name, '/')[1] AS draw_no, string_split(e.group_name, '/')[2] AS period
    FROM share_estimate('simulated') AS e
)
SELECT
    avg(b.corrected_share - a.corrected_share) - $truth AS bias,
    avg(($truth BETWEEN difference_low(b.corrected_share, b.share_low, a.corrected_share, a.share_high)
        AND difference_high(b.corrected_share, b.share_high, a.corrected_share, a.share_low))::INTEGER) AS coverage,
    avg(b.machine_share - a.machine_share) - $truth AS naive_bias
FROM estimate AS a
JOIN estimate AS b ON b.draw_no = a.draw_no
WHERE a.period = 'before' AND b.period = 'after';
