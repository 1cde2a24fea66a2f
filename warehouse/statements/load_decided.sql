-- Entities as they are decided; those that are the same as another, or none, go.
DELETE FROM entity
WHERE entity_id IN (SELECT i.entity_id FROM incoming_entity AS i UNION ALL SELECT m.entity_id FROM moved AS m);
INSERT INTO entity BY NAME SELECT * FROM incoming_entity;
DELETE FROM entity_alias
WHERE entity_id IN (SELECT i.entity_id FROM incoming_entity AS i UNION ALL SELECT m.entity_id FROM moved AS m);
INSERT INTO entity_alias BY NAME SELECT * FROM incoming_entity_alias;
