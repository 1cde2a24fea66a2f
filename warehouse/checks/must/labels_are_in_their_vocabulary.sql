-- The closed sets of warehouse/records.py, by way of ledger.vocabulary; and a level names what it is about.
SELECT 'outlet' AS table_name, 'outlet.kind holds the unknown value ' || x.kind AS why
FROM outlet AS x
WHERE x.kind NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'outlet' AND column_name = 'kind')
UNION ALL
SELECT 'outlet', 'outlet.permission holds the unknown value ' || x.permission
FROM outlet AS x
WHERE x.permission NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'outlet' AND column_name = 'permission')
UNION ALL
SELECT 'crawl', 'crawl.outcome holds the unknown value ' || x.outcome
FROM crawl AS x
WHERE x.outcome NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'crawl' AND column_name = 'outcome')
UNION ALL
SELECT 'visit', 'visit.kind holds the unknown value ' || x.kind
FROM visit AS x
WHERE x.kind NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'visit' AND column_name = 'kind')
UNION ALL
SELECT 'problem', 'problem.stage holds the unknown value ' || x.stage
FROM problem AS x
WHERE x.stage NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'problem' AND column_name = 'stage')
UNION ALL
SELECT 'date_evidence', 'date_evidence.source holds the unknown value ' || x.source
FROM date_evidence AS x
WHERE x.source NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'date_evidence' AND column_name = 'source')
UNION ALL
SELECT 'passed_over', 'passed_over.stage holds the unknown value ' || x.stage
FROM passed_over AS x
WHERE x.stage NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'passed_over' AND column_name = 'stage')
UNION ALL
SELECT 'copy_link', 'copy_link.kind holds the unknown value ' || x.kind
FROM copy_link AS x
WHERE x.kind NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'copy_link' AND column_name = 'kind')
UNION ALL
SELECT 'reading', 'reading.salience holds the unknown value ' || x.salience
FROM reading AS x
WHERE x.salience NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'reading' AND column_name = 'salience')
UNION ALL
SELECT 'entity', 'entity.kind holds the unknown value ' || x.kind
FROM entity AS x
WHERE x.kind NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'entity' AND column_name = 'kind')
UNION ALL
SELECT 'entity', 'entity.role holds the unknown value ' || x.role
FROM entity AS x
WHERE x.role NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'entity' AND column_name = 'role')
UNION ALL
SELECT 'entity', 'entity.openness holds the unknown value ' || x.openness
FROM entity AS x
WHERE x.openness NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'entity' AND column_name = 'openness')
UNION ALL
SELECT 'entity_decision', 'entity_decision.decision holds the unknown value ' || x.decision
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
SELECT 'mention', 'mention.label holds the unknown value ' || x.label
FROM mention AS x
WHERE x.label NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'mention' AND column_name = 'label')
UNION ALL
SELECT 'quote', 'quote.kind holds the unknown value ' || x.kind
FROM quote AS x
WHERE x.kind NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'quote' AND column_name = 'kind')
UNION ALL
SELECT 'quote', 'quote.speaker_role holds the unknown value ' || x.speaker_role
FROM quote AS x
WHERE x.speaker_role NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'quote' AND column_name = 'speaker_role')
UNION ALL
SELECT 'stance', 'stance.level holds the unknown value ' || x.level
FROM stance AS x
WHERE x.level NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'stance' AND column_name = 'level')
UNION ALL
SELECT 'stance', 'stance.label holds the unknown value ' || x.label
FROM stance AS x
WHERE x.label NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'stance' AND column_name = 'label')
UNION ALL
SELECT 'frame', 'frame.level holds the unknown value ' || x.level
FROM frame AS x
WHERE x.level NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'frame' AND column_name = 'level')
UNION ALL
SELECT 'frame', 'frame.frame_id holds the unknown value ' || x.frame_id
FROM frame AS x
WHERE x.frame_id NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'frame' AND column_name = 'frame_id')
UNION ALL
SELECT 'openness_claim', 'openness_claim.claimed holds the unknown value ' || x.claimed
FROM openness_claim AS x
WHERE x.claimed NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'openness_claim' AND column_name = 'claimed')
UNION ALL
SELECT 'openness_claim', 'openness_claim.registry_openness holds the unknown value ' || x.registry_openness
FROM openness_claim AS x
WHERE x.registry_openness NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'openness_claim' AND column_name = 'registry_openness')
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
WHERE x.label NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'coding' AND column_name = 'label')
UNION ALL
SELECT 'stance', 'stance ' || x.stance_no || ' of ' || x.article_id || ' has level ' || x.level || ', but quote '
    || coalesce(x.quote_no::VARCHAR, 'none') || ' and sentence ' || coalesce(x.sentence_no::VARCHAR, 'none')
FROM stance AS x
WHERE (x.level = 'quote') <> (x.quote_no IS NOT NULL) OR (x.level = 'sentence') <> (x.sentence_no IS NOT NULL)
UNION ALL
SELECT 'frame', 'frame ' || x.frame_id || ' of ' || x.article_id || ' has level ' || x.level || ', but quote '
    || coalesce(x.quote_no::VARCHAR, 'none') || ' and sentence ' || coalesce(x.sentence_no::VARCHAR, 'none')
FROM frame AS x
WHERE (x.level = 'quote') <> (x.quote_no IS NOT NULL) OR (x.level = 'sentence') <> (x.sentence_no IS NOT NULL);
