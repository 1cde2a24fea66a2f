-- Which issues some text has the machine's position on.
SELECT DISTINCT s.issue_id FROM stance AS s;
