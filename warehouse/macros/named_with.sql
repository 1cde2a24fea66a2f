-- 함께 언급된 개체: FROM named_with('딥시크') LIMIT 20; who and what stands in the same articles as one entity.
CREATE OR REPLACE MACRO named_with(wanted) AS TABLE
WITH asked AS (
    SELECT e.entity_id FROM entity AS e WHERE e.entity_id = wanted OR e.name_ko = wanted
    UNION
    SELECT x.entity_id FROM entity_alias AS x WHERE x.alias = wanted
),
once AS (
    -- a cluster of copies names everything once
    SELECT DISTINCT m.article_id, m.entity_id
    FROM mention AS m
    JOIN counted_article AS a ON a.article_id = m.article_id AND a.version_no = m.version_no
    WHERE a.is_original
),
there AS (
    SELECT DISTINCT o.article_id FROM once AS o SEMI JOIN asked AS k ON k.entity_id = o.entity_id
),
counted AS (
    SELECT
        o.entity_id,
        count(*) AS all_count,
        count(*) FILTER (o.article_id IN (SELECT t.article_id FROM there AS t)) AS together_count
    FROM once AS o
    ANTI JOIN asked AS k ON k.entity_id = o.entity_id
    GROUP BY o.entity_id
),
size AS (
    SELECT count(DISTINCT o.article_id) AS article_count, (SELECT count(*) FROM there) AS there_count FROM once AS o
)
SELECT
    c.entity_id,
    e.name_ko,
    e.kind,
    c.together_count,
    c.all_count,
    c.together_count / c.all_count AS together_share,
    c.together_count * z.article_count / (c.all_count * z.there_count) AS lift
FROM counted AS c
JOIN entity AS e ON e.entity_id = c.entity_id
CROSS JOIN size AS z
WHERE c.together_count > 0
  -- a name that is mistyped is no silence
  AND CASE WHEN EXISTS (FROM asked) THEN true ELSE error('named_with: no entity is called ' || coalesce(wanted, 'NULL')) END
ORDER BY c.together_count DESC, lift DESC, c.entity_id;

COMMENT ON MACRO TABLE named_with IS
    'Named with (함께 언급된 개체): the entities that current articles name beside one entity (by name, spelling or entity_id), each cluster of copies counted once. together_count: articles that name both; all_count: articles that name the other; together_share: of these, how many name both; lift: how many times more often than if the two had nothing to do with each other. All pairs: entity_pair.';
