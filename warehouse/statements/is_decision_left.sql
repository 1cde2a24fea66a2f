-- Whether a decision has not come into effect: its target was not here then, or the rows came from elsewhere.
SELECT d.entity_id
FROM decided_entity AS d
JOIN entity AS e ON e.entity_id = d.entity_id
WHERE CASE
    WHEN d.target_entity_id = d.entity_id THEN e.is_provisional
    ELSE d.target_entity_id IS NULL OR d.target_entity_id LIKE 'new:%'
        OR EXISTS (SELECT 1 FROM entity AS t WHERE t.entity_id = d.target_entity_id)
END
LIMIT 1;
