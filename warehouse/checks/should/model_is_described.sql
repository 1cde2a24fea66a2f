-- A confirmed model has a developer and a class of openness: without them its claims cannot be judged.
SELECT e.entity_id, 'model ' || e.entity_id || ' has no '
    || CASE WHEN e.developer_entity_id IS NULL THEN 'developer' ELSE 'openness' END AS why
FROM entity AS e
WHERE e.kind = 'MODEL' AND NOT e.is_provisional AND (e.developer_entity_id IS NULL OR e.openness IS NULL);
