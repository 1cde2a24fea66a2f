-- What a name was declared to be the same as is here as soon as the name would be: a registry may have renamed it.
SELECT d.entity_id, d.entity_id || ' was decided to be the same as ' || d.target_entity_id || ', which is not there' AS why
FROM decided_entity AS d
SEMI JOIN entity AS e ON e.entity_id = d.entity_id
WHERE d.target_entity_id IS NOT NULL AND d.target_entity_id NOT IN (SELECT e.entity_id FROM entity AS e);
