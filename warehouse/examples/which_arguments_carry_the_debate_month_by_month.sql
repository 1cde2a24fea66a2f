-- Which arguments carry the debate on open AI, month by month? The three most used frames of each month.
SELECT period_start AS month, frame_id AS frame, effective_count AS articles, effective_all_count AS of_all,
    round(frame_share, 2) AS share, round(share_low, 2) AS low, round(share_high, 2) AS high
FROM framing_over_time('month', split := 'all')
WHERE effective_count > 0
QUALIFY row_number() OVER (PARTITION BY period_start ORDER BY effective_count DESC, frame_id) <= 3
ORDER BY month, articles DESC, frame;
