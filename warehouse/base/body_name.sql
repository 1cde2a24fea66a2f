-- 기관의 이름 (안쪽): a name that a text leaves without an entity is still that body's, where no other body has it. A
-- provisional name is found text by text: 미래지능부 is an entity in one and a mere string in the next.
CREATE OR REPLACE VIEW body_name AS
SELECT n.name, min(n.entity_id) AS entity_id
FROM (
    SELECT e.name_ko AS name, e.entity_id FROM entity AS e WHERE e.kind = 'ORG'
    UNION
    SELECT x.alias, x.entity_id FROM entity_alias AS x SEMI JOIN entity AS e ON e.entity_id = x.entity_id AND e.kind = 'ORG'
) AS n
GROUP BY n.name
HAVING count(*) = 1;

COMMENT ON VIEW body_name IS 'Names of bodies (기관의 이름): each name and spelling that exactly one body (ORG) has; speakers whom a text names by it alone are told by it.';
COMMENT ON COLUMN body_name.name IS 'The name or spelling.';
COMMENT ON COLUMN body_name.entity_id IS 'The body; refers to entity.';
