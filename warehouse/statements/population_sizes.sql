-- How many texts each stratum of the population holds.
SELECT p.stratum, count(*) AS unit_count FROM population AS p GROUP BY p.stratum ORDER BY p.stratum;
