-- A table as a release has it: what may leave, and beside each withheld text its digest; the same order every time.
SELECT {shown}
FROM whole.main.{table} AS t
{withheld}
{body}
ORDER BY ALL;
