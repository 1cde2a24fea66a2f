SELECT p.stage, p.kind, count(*) AS problem_count FROM problem AS p GROUP BY ALL ORDER BY ALL;
