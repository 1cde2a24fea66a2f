-- How do outlets, and those they quote, stand on open AI?
-- One row an outlet and role: positions in quotes, the supportive share, and how far it can be trusted.
SELECT
    outlet_name,
    coalesce(speaker_role, 'unknown') AS speaker_role,
    count(*) FILTER (stance_label = 'supportive') AS supportive_count,
    count(*) FILTER (stance_label = 'oppositional') AS oppositional_count,
    count(*) FILTER (stance_label IN ('mixed', 'neutral')) AS undecided_count,
    round(count(*) FILTER (stance_label = 'supportive') / count(*), 2) AS supportive_share,
    round(wilson_low(count(*) FILTER (stance_label = 'supportive'), count(*)), 2) AS share_low,
    round(wilson_high(count(*) FILTER (stance_label = 'supportive'), count(*)), 2) AS share_high
FROM quote_in_context
WHERE issue_id = 'ai_openness'
  AND stance_label <> 'none' -- words about something else take no position
  AND NOT is_in_copy         -- a quote that five papers took from the wire was said once
GROUP BY outlet_name, speaker_role
ORDER BY outlet_name, count(*) DESC, speaker_role;
