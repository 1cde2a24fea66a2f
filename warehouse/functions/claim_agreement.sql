-- 주장과 사실: what a text calls a model, held against what its licence makes it.
CREATE OR REPLACE MACRO claim_agreement(claimed, registry) AS
    CASE
        WHEN registry IS NULL THEN 'unknown'
        WHEN claimed = registry THEN 'agrees'
        -- 'hybrid' (a firm with open and closed models) has no place in the order closed < open_weight < open_source
        WHEN claimed = 'hybrid' OR registry = 'hybrid' THEN 'partly'
        -- 'open' names no kind and fits both kinds
        WHEN claimed = 'open' AND registry <> 'closed' THEN 'agrees'
        WHEN registry = 'open' AND claimed <> 'closed' THEN 'unknown'
        WHEN claimed = 'closed' OR registry = 'open_source' THEN 'understates'
        WHEN registry = 'closed' OR claimed = 'open_source' THEN 'overstates'
    END;

COMMENT ON MACRO claim_agreement IS
    'agrees, overstates (the text makes a model more open than it is, such as 오픈소스 for mere open weights), understates, partly (one side says hybrid) or unknown (the registry cannot tell).';
