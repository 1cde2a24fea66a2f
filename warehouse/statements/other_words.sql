-- What others hold of right, with the outlet it is of: every other text, what the registry says, the names of outlets.
SELECT a.outlet_id, unnest([a.title, a.body]) AS words
FROM article AS a
WHERE NOT list_contains($article_ids::VARCHAR[], a.article_id)
UNION ALL
SELECT '', unnest([e.name_ko, e.name_en]) FROM entity AS e WHERE NOT e.is_provisional
UNION ALL
SELECT '', l.alias FROM entity_alias AS l SEMI JOIN (SELECT e.entity_id FROM entity AS e WHERE NOT e.is_provisional) AS r ON r.entity_id = l.entity_id
UNION ALL
SELECT '', unnest([d.entity_id, d.name_ko, d.name_en, d.reason]) FROM entity_decision AS d
UNION ALL
SELECT '', o.name FROM outlet AS o;
