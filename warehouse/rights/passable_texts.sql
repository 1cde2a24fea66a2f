-- What leaves of right and may stand in a withheld text, too: texts that may be passed on, the names of outlets, and
-- what the registry itself says, addresses.
SELECT unnest([a.title, a.body, a.byline]) AS part FROM main.article AS a WHERE a.body IS NOT NULL
UNION ALL
SELECT unnest([e.name_ko, e.name_en]) FROM main.entity AS e WHERE NOT e.is_provisional
UNION ALL
SELECT l.alias FROM main.entity_alias AS l WHERE l.alias IS NOT NULL
UNION ALL
SELECT o.name FROM main.outlet AS o
UNION ALL
SELECT a.url FROM main.article AS a;
