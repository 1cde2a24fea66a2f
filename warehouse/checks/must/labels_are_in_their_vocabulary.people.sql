-- The closed sets of warehouse/records.py, by way of ledger.vocabulary; and a level names what it is about.
-- Here what people add.
SELECT 'entity_decision' AS table_name, 'entity_decision.decision holds the unknown value ' || x.decision AS why
FROM entity_decision AS x
WHERE x.decision NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'entity_decision' AND column_name = 'decision')
UNION ALL
SELECT 'entity_decision', 'entity_decision.kind holds the unknown value ' || x.kind
FROM entity_decision AS x
WHERE x.kind NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'entity_decision' AND column_name = 'kind')
UNION ALL
SELECT 'entity_decision', 'the decision on ' || x.entity_id || ' is ' || x.decision || ', but its target ' || coalesce(x.target_entity_id, 'none')
FROM entity_decision AS x
WHERE (x.decision = 'same') <> (x.target_entity_id IS NOT NULL)
UNION ALL
SELECT 'draw', 'draw.level holds the unknown value ' || x.level
FROM draw AS x
WHERE x.level NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'draw' AND column_name = 'level')
UNION ALL
SELECT 'draw', 'draw.allocation holds the unknown value ' || x.allocation
FROM draw AS x
WHERE x.allocation NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'draw' AND column_name = 'allocation')
UNION ALL
SELECT 'sample', 'sample.level holds the unknown value ' || x.level
FROM sample AS x
WHERE x.level NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'sample' AND column_name = 'level')
UNION ALL
SELECT 'coding', 'coding.variable holds the unknown value ' || x.variable
FROM coding AS x
WHERE x.variable NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'coding' AND column_name = 'variable')
UNION ALL
SELECT 'coding', 'coding ' || x.coding_id || ' says ' || x.label || ' of ' || x.variable
FROM coding AS x
WHERE (x.variable = 'stance') = (x.label IN ('present', 'absent'))
UNION ALL
SELECT 'coding', 'coding ' || x.coding_id || ' has level ' || x.level || ', but characters ' || concat_ws(' to ', x.char_start, x.char_end)
FROM coding AS x
WHERE (x.level IN ('quote', 'sentence')) <> (x.char_start IS NOT NULL)
   OR (x.char_start IS NULL) <> (x.char_end IS NULL)
UNION ALL
SELECT 'sample', 'sample of ' || x.article_id || ' has level ' || x.level || ', but characters ' || concat_ws(' to ', x.char_start, x.char_end)
FROM sample AS x
WHERE (x.level IN ('quote', 'sentence')) <> (x.char_start IS NOT NULL)
   OR (x.char_start IS NULL) <> (x.char_end IS NULL)
UNION ALL
SELECT 'coding', 'coding.level holds the unknown value ' || x.level
FROM coding AS x
WHERE x.level NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'coding' AND column_name = 'level')
UNION ALL
SELECT 'coding', 'coding.label holds the unknown value ' || x.label
FROM coding AS x
WHERE x.label NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'coding' AND column_name = 'label');
