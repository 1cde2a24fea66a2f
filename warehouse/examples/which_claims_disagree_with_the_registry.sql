-- Which texts call a model something that its licence does not make it?
SELECT
    published_date,
    outlet_name,
    subject_name AS model,
    developer_name AS developer,
    claimed,
    registry_openness,
    agreement,
    licence,
    text AS sentence,
    url
FROM claim_against_registry
WHERE agreement IN ('overstates', 'understates')
ORDER BY published_date DESC, article_id, claim_no
LIMIT 20;
