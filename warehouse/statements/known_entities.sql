-- Which of some entities are here, and their names.
SELECT e.entity_id, e.name_ko FROM entity AS e WHERE list_contains($entity_ids::VARCHAR[], e.entity_id);
