-- 이름 판정: what a person decided on a name that no registry knows, one decision a row.
CREATE TABLE IF NOT EXISTS entity_decision (
    entity_id        VARCHAR NOT NULL,
    decision         VARCHAR NOT NULL,
    target_entity_id VARCHAR,
    kind             VARCHAR,
    name_ko          VARCHAR NOT NULL,
    name_en          VARCHAR NOT NULL,
    reason           VARCHAR NOT NULL,
    decided_by       VARCHAR NOT NULL,
    decided_at       TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE entity_decision IS
    'Entity decisions (이름 판정): what a person decided on a provisional entity. Of an entity the newest row holds; the rows are those of entity_decisions.jsonl in the data home.';
COMMENT ON COLUMN entity_decision.entity_id IS
    'The provisional entity, new:<KIND>:<name>. It is no longer in the table entity where it is the same as another or was rejected.';
COMMENT ON COLUMN entity_decision.decision IS
    'confirmed (확인: it is what it was taken for, or what kind and names say), same (같음: target_entity_id under another name), rejected (기각: no entity) or undone (취소: as if nothing had been decided).';
COMMENT ON COLUMN entity_decision.target_entity_id IS
    'What it is the same as; refers to entity, of the registry or provisional. Empty for other decisions.';
COMMENT ON COLUMN entity_decision.kind IS
    'PERSON (사람), ORG (기관·기업), MODEL (AI 모델), LAW (법령), PROGRAM (사업·제품·벤치마크) or COUNTRY (나라), where it was corrected; else empty.';
COMMENT ON COLUMN entity_decision.name_ko IS
    'Korean name, where it was corrected; else an empty string.';
COMMENT ON COLUMN entity_decision.name_en IS
    'English name, where one was given; else an empty string.';
COMMENT ON COLUMN entity_decision.reason IS
    'Where it is known from; of a confirmed entity it becomes entity.source.';
COMMENT ON COLUMN entity_decision.decided_by IS
    'Who decided.';
COMMENT ON COLUMN entity_decision.decided_at IS
    'Instant of the decision.';
