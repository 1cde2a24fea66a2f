-- 문장과 사실: what a sentence calls a model, held against what its licence makes it, and against the licence itself.
CREATE OR REPLACE MACRO sentence_agreement(claimed, registry, sentence, openness, licence) AS
    CASE
        -- who names the very licence it has, and nothing else, says no more than the registry: 아파치 2.0으로 공개했다
        WHEN claimed = 'open_source' AND registry = openness
            AND NOT regexp_matches(sentence, '오픈\s*소스|open[\s-]*source', 'i')
            AND CASE licence
                WHEN 'Apache-2.0' THEN regexp_matches(sentence, '아파치|apache', 'i')
                WHEN 'MIT' THEN regexp_matches(sentence, 'MIT')
                ELSE false
            END
            THEN 'agrees'
        ELSE claim_agreement(claimed, registry)
    END;

COMMENT ON MACRO sentence_agreement IS
    'As claim_agreement, but a sentence agrees that names the very licence a model has (아파치 2.0으로 공개) and does not say 오픈소스. openness and licence are today''s, registry what held on the day.';
