-- A crawled outlet has its row: without it nobody knows its licence or what to expect of it.
SELECT DISTINCT k.outlet_id, 'outlet ' || k.outlet_id || ' was crawled, but table outlet does not describe it' AS why
FROM crawl AS k
ANTI JOIN outlet AS o ON o.outlet_id = k.outlet_id;
