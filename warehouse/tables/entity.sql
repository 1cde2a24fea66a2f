-- 개체: one person, body, AI model, law, programme or country a row.
CREATE TABLE IF NOT EXISTS entity (
    entity_id           VARCHAR NOT NULL,
    kind                VARCHAR NOT NULL,
    name_ko             VARCHAR NOT NULL,
    name_en             VARCHAR NOT NULL,
    aliases             VARCHAR[] NOT NULL,
    developer_entity_id VARCHAR,
    country             VARCHAR NOT NULL,
    role                VARCHAR,
    openness            VARCHAR,
    licence             VARCHAR NOT NULL,
    valid_from          DATE,
    valid_to            DATE,
    source              VARCHAR NOT NULL,
    is_provisional      BOOLEAN NOT NULL
);

COMMENT ON TABLE entity IS
    'Entity (개체): one person, body, AI model, law, programme or country, with what the registry knows of it.';
COMMENT ON COLUMN entity.entity_id IS
    'Stable readable name.';
COMMENT ON COLUMN entity.kind IS
    'PERSON (사람), ORG (기관·기업), MODEL (AI 모델), LAW (법령), PROGRAM (사업·제품·벤치마크) or COUNTRY (나라).';
COMMENT ON COLUMN entity.name_ko IS
    'Canonical Korean name.';
COMMENT ON COLUMN entity.name_en IS
    'English name; an empty string if none.';
COMMENT ON COLUMN entity.aliases IS
    'Its spellings in text, Korean and Latin; also one a row in entity_alias.';
COMMENT ON COLUMN entity.developer_entity_id IS
    'Who makes the model; refers to entity. Empty if unknown or not a model.';
COMMENT ON COLUMN entity.country IS
    'ISO 3166 code, EU for the European Union; an empty string if unknown.';
COMMENT ON COLUMN entity.role IS
    'What it speaks as when it is quoted: government (정부), legislature (국회·정당), company (기업), startup (스타트업), academia (학계), institute (연구기관), civil_society (시민사회), investor (투자자), foreign_government (외국 정부·국제기구), media (언론) or anonymous (익명: 업계 관계자, 전문가들). Empty for what does not speak.';
COMMENT ON COLUMN entity.openness IS
    'What its licence makes the model: open_source (오픈소스: weights, code and recipe or data under a free licence), open_weight (오픈 웨이트: weights to download, under any licence), closed (폐쇄형·독점) or hybrid (a family with both). Empty if unknown or not a model.';
COMMENT ON COLUMN entity.licence IS
    'Licence of the model; an empty string if unknown or not a model.';
COMMENT ON COLUMN entity.valid_from IS
    'Day (KST) of release, founding or entry into force; empty if unknown.';
COMMENT ON COLUMN entity.valid_to IS
    'Day (KST) from which it no longer holds; empty while it does.';
COMMENT ON COLUMN entity.source IS
    'Where these facts stand, and in brackets the day on which they were read there, or that nobody has yet.';
COMMENT ON COLUMN entity.is_provisional IS
    'True if it was found in a text and no person has confirmed it yet.';
