-- Who quotes whom? The most quoted speakers, and the outlet that quotes each most.
SELECT speaker_name AS speaker, any_value(speaker_role) AS role, sum(effective_count) AS quotes,
    count(DISTINCT outlet_id) AS outlets, arg_max(outlet_name, quote_count) AS most_by,
    sum(supportive_count) AS supportive, sum(oppositional_count) AS oppositional
FROM who_quotes_whom
GROUP BY speaker_name, entity_id
ORDER BY quotes DESC, speaker
LIMIT 12;
