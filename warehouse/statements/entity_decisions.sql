SELECT d.* FROM entity_decision AS d ORDER BY d.decided_at, d.entity_id;
