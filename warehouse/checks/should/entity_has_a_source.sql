-- What the registry states was read somewhere; only what a text brought up may stand without a source.
SELECT e.entity_id, 'entity ' || e.entity_id || ' is confirmed, but names no source' AS why
FROM entity AS e
WHERE NOT e.is_provisional AND trim(e.source) = '';
