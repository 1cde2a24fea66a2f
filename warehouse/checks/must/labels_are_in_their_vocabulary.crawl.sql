-- The closed sets of warehouse/records.py, by way of ledger.vocabulary; and a level names what it is about.
-- Here what a crawl brings.
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
WHERE x.stage NOT IN (SELECT label FROM ledger.vocabulary WHERE table_name = 'passed_over' AND column_name = 'stage');
