-- 별칭: one spelling of one entity a row.
CREATE TABLE IF NOT EXISTS entity_alias (
    entity_id VARCHAR NOT NULL,
    alias     VARCHAR NOT NULL
);

COMMENT ON TABLE entity_alias IS
    'Entity alias (별칭): one spelling of one entity: 하이퍼클로바X, HyperCLOVA X.';
COMMENT ON COLUMN entity_alias.entity_id IS
    'Refers to entity.';
COMMENT ON COLUMN entity_alias.alias IS
    'The spelling. Two entities may share one.';
