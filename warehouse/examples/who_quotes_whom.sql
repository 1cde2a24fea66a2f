-- Who quotes whom? The most quoted speakers, what they mostly speak as, and the outlet that quotes each most. Copies count:
-- the question is which outlet lets them speak.
WITH quoted AS (
    SELECT speaker_name, entity_id, outlet_name, arg_max(speaker_role, (quote_count, speaker_role)) AS role,
        sum(quote_count) AS quote_count, sum(supportive_count) AS supportive_count, sum(oppositional_count) AS oppositional_count
    FROM who_quotes_whom
    WHERE issue_id = 'ai_openness'
    GROUP BY speaker_name, entity_id, outlet_name
)
SELECT speaker_name AS speaker, arg_max(role, (quote_count, role)) AS role, sum(quote_count) AS quotes, count(*) AS outlets,
    arg_max(outlet_name, (quote_count, outlet_name)) AS most_by, sum(supportive_count) AS supportive,
    sum(oppositional_count) AS oppositional
FROM quoted
GROUP BY speaker_name, entity_id
ORDER BY quotes DESC, speaker
LIMIT 12;
