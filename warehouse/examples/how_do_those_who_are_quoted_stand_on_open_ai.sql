-- How do those who are quoted stand on open AI, by what they speak as?
-- The ratio is supportive among all positions; low and high are its 95 % interval (Wilson), were every label right and every
-- quote a draw of its own. Labels are the machine's (corrected_share corrects them by coders), and quotes of one article go
-- together: the true interval is wider.
SELECT
    coalesce(speaker_role, 'unknown') AS speaker_role,
    count(*) AS n,
    count(*) FILTER (stance_label = 'supportive') AS supportive,
    count(*) FILTER (stance_label = 'oppositional') AS oppositional,
    count(*) FILTER (stance_label IN ('mixed', 'neutral')) AS other,
    round(count(*) FILTER (stance_label = 'supportive') / count(*), 2) AS ratio,
    round(wilson_low(count(*) FILTER (stance_label = 'supportive'), count(*)), 2) AS low,
    round(wilson_high(count(*) FILTER (stance_label = 'supportive'), count(*)), 2) AS high
FROM quote_in_context
WHERE issue_id = 'ai_openness'
  AND stance_label <> 'none' -- words about something else take no position
  AND NOT is_in_copy         -- a quote that five papers took from the wire was said once
GROUP BY coalesce(speaker_role, 'unknown')
ORDER BY count(*) DESC, speaker_role;
