-- A filled table, in the order of a release.
SELECT {month} t.*
FROM main.{table} AS t
{joined}
ORDER BY ALL;
