-- Which arguments do those use who speak for open AI, and those who speak against it?
SELECT frame_id AS frame,
    coalesce(sum(effective_count) FILTER (series = 'supportive'), 0) AS supporters,
    coalesce(sum(effective_count) FILTER (series = 'oppositional'), 0) AS opponents
FROM framing_over_time('year', split := 'stance', texts := 'quote')
GROUP BY frame_id
HAVING supporters + opponents > 0
ORDER BY supporters + opponents DESC, frame;
