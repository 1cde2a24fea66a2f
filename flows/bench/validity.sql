-- Of each simulated draw the estimate by the macro that corrected_share calls, and of all draws what they come to.
SELECT
    avg(e.corrected_share) - $truth AS bias,
    avg(($truth BETWEEN e.share_low AND e.share_high)::INTEGER) AS coverage,
    avg(($truth BETWEEN wilson_low(e.machine_share * e.unit_count, e.unit_count)
        AND wilson_high(e.machine_share * e.unit_count, e.unit_count))::INTEGER) AS naive_coverage,
    avg(e.share_high - e.share_low) AS width,
    avg(($precision BETWEEN e.precision_low AND e.precision_high)::INTEGER) AS precision_coverage,
    avg(($recall BETWEEN e.recall_low AND e.recall_high)::INTEGER) AS recall_coverage,
    count(*) FILTER (e.reason IS NOT NULL) AS refused_count
FROM share_estimate('simulated') AS e;
