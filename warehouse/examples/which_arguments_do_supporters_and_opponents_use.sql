-- Which arguments do those use who speak for open AI, and those who speak against it?
SELECT frame_id AS frame,
    sum(effective_count) FILTER (series = 'supportive') AS supporters,
    sum(effective_count) FILTER (series = 'oppositional') AS opponents
FROM framing_over_time('year', split := 'stance', texts := 'quote')
GROUP BY frame_id
HAVING supporters + opponents > 0
ORDER BY supporters + opponents DESC, frame;
