-- What leaves of right and may stand in a withheld text, too: texts that may be passed on, the names of outlets, what the
-- registry itself says, addresses. It asks the file itself: what is shown is what is to be proved.
SELECT unnest([a.title, a.body, a.byline]) AS part
FROM whole.main.article AS a
ANTI JOIN rights.withheld_article AS w ON w.article_id = a.article_id
UNION ALL
SELECT unnest([e.name_ko, e.name_en]) FROM whole.main.entity AS e WHERE e.entity_id NOT LIKE 'new:%'
UNION ALL
SELECT unnest(e.aliases) FROM whole.main.entity AS e WHERE e.entity_id NOT LIKE 'new:%'
UNION ALL
SELECT o.name FROM whole.main.outlet AS o
UNION ALL
SELECT a.url FROM whole.main.article AS a;
