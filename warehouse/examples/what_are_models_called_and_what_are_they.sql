-- What are models called, and what are they? Sentences that class a model, beside its licence on the day.
SELECT name_ko AS model, developer_name AS developer, claimed AS called, registry_openness AS was, agreement,
    effective_count AS sentences, outlet_count AS outlets
FROM model_calling
WHERE kind = 'MODEL' AND agreement <> 'unknown'
ORDER BY sentences DESC, model, called
LIMIT 12;
