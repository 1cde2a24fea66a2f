-- The closed sets of warehouse/records.py, by way of ledger.vocabulary; and a level names what it is about.
-- Here what a reading brings.
SELECT 'copy_link' AS table_name, 'copy_link.kind holds the unknown value ' || x.kind AS why
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
SELECT 'stance', 'stance ' || x.stance_no || ' of ' || x.article_id || ' has level ' || x.level || ', but quote '
    || coalesce(x.quote_no::VARCHAR, 'none') || ' and sentence ' || coalesce(x.sentence_no::VARCHAR, 'none')
FROM stance AS x
WHERE (x.level = 'quote') <> (x.quote_no IS NOT NULL) OR (x.level = 'sentence') <> (x.sentence_no IS NOT NULL)
UNION ALL
SELECT 'frame', 'frame ' || x.frame_id || ' of ' || x.article_id || ' has level ' || x.level || ', but quote '
    || coalesce(x.quote_no::VARCHAR, 'none') || ' and sentence ' || coalesce(x.sentence_no::VARCHAR, 'none')
FROM frame AS x
WHERE (x.level = 'quote') <> (x.quote_no IS NOT NULL) OR (x.level = 'sentence') <> (x.sentence_no IS NOT NULL);
