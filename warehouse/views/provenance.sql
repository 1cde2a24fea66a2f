-- 출처 정보: which versions stand behind this file: of its schema, and of what its texts were read with.
CREATE OR REPLACE VIEW provenance AS
WITH migrated AS (
    SELECT f.name, f.sha256, f.applied_at FROM ledger.applied AS f WHERE f.name LIKE '%.sql'
),
made AS (
    SELECT r.annotation_run_id, count(*) AS reading_count FROM reading AS r GROUP BY r.annotation_run_id
),
part AS (
    SELECT u.annotation_run_id, u.started_at, 'code' AS part, u.code_version AS version FROM annotation_run AS u
    UNION ALL SELECT u.annotation_run_id, u.started_at, 'pipeline', u.pipeline_version FROM annotation_run AS u
    UNION ALL SELECT u.annotation_run_id, u.started_at, 'lexicon', u.lexicon_version FROM annotation_run AS u
    UNION ALL SELECT u.annotation_run_id, u.started_at, 'Kiwi', u.kiwi_version FROM annotation_run AS u
    UNION ALL SELECT u.annotation_run_id, u.started_at, 'spaCy', u.spacy_version FROM annotation_run AS u
    UNION ALL SELECT u.annotation_run_id, u.started_at, 'model of names', u.ner_version FROM annotation_run AS u
    WHERE u.ner_version IS NOT NULL
    UNION ALL SELECT u.annotation_run_id, u.started_at, 'codebook', u.codebook_version FROM annotation_run AS u
)
SELECT
    'schema' AS part,
    coalesce((SELECT max(m.name) FROM migrated AS m), 'none') AS version,
    f.sha256 AS sha256,
    f.applied_at AS since,
    NULL::BIGINT AS reading_count
FROM ledger.applied AS f
WHERE f.name = 'schema'
UNION ALL
SELECT 'migration', m.name, m.sha256, m.applied_at, NULL FROM migrated AS m
UNION ALL
SELECT 'checks', 'must', f.sha256, f.applied_at, NULL FROM ledger.applied AS f WHERE f.name = 'checks'
UNION ALL
SELECT p.part, p.version, NULL, min(p.started_at), sum(m.reading_count)::BIGINT
FROM part AS p
JOIN made AS m ON m.annotation_run_id = p.annotation_run_id
GROUP BY p.part, p.version;

COMMENT ON VIEW provenance IS
    'Provenance (출처 정보): which versions stand behind this file: of its schema and checks, and of the software, lexicons, models and codebook its texts were read with. Several rows a part: readings of several versions stand side by side.';
COMMENT ON COLUMN provenance.part IS
    'schema, migration (스키마 변경), checks (전수 점검), code (this software), pipeline (settings, lexicons and models together), lexicon (어휘집), Kiwi (형태소 분석기), spaCy, model of names (개체명 인식 모델) or codebook (코딩 지침).';
COMMENT ON COLUMN provenance.version IS
    'Its version: of the schema, the last migration; of pipeline, lexicon and model of names, a digest: the same digest gives the same rows.';
COMMENT ON COLUMN provenance.sha256 IS
    'SHA-256 of its files, in hex; empty for what only a reading states.';
COMMENT ON COLUMN provenance.since IS
    'Instant it was applied to this file (of checks: since it held of the whole file), or at which the first standing reading with it began.';
COMMENT ON COLUMN provenance.reading_count IS
    'Article versions whose standing reading was made with it; empty for schema, migrations and checks.';
