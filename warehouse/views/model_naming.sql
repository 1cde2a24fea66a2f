-- 모델 표기: how texts spell each AI model, in which script, and whether the registry knows the spelling.
CREATE OR REPLACE VIEW model_naming AS
WITH named AS (
    SELECT
        m.entity_id,
        m.text,
        m.article_id,
        a.outlet_id,
        a.published_date,
        a.is_original
    FROM mention AS m
    JOIN current_article AS a ON a.article_id = m.article_id AND a.version_no = m.version_no
    JOIN entity AS x ON x.entity_id = m.entity_id
    -- the registry's kind decides: a text may name a model as the product around it
    WHERE x.kind = 'MODEL'
)
SELECT
    n.entity_id,
    e.name_ko,
    d.name_ko AS developer_name,
    e.country,
    e.openness,
    n.text AS spelling,
    CASE
        WHEN regexp_matches(n.text, '[가-힣]') AND regexp_matches(n.text, '[A-Za-z]') THEN 'mixed'
        WHEN regexp_matches(n.text, '[가-힣]') THEN 'hangul'
        WHEN regexp_matches(n.text, '[A-Za-z]') THEN 'latin'
        ELSE 'other'
    END AS script,
    EXISTS (SELECT 1 FROM entity_alias AS l WHERE l.entity_id = n.entity_id AND l.alias = n.text) AS is_known_alias,
    count(*) AS mention_count,
    count(DISTINCT n.article_id) AS article_count,
    count(DISTINCT n.article_id) FILTER (n.is_original) AS original_count,
    count(DISTINCT n.outlet_id) AS outlet_count,
    min(n.published_date) AS first_date,
    max(n.published_date) AS last_date
FROM named AS n
JOIN entity AS e ON e.entity_id = n.entity_id
LEFT JOIN entity AS d ON d.entity_id = e.developer_entity_id
GROUP BY n.entity_id, e.name_ko, d.name_ko, e.country, e.openness, n.text;

COMMENT ON VIEW model_naming IS 'Model naming (모델 표기): every spelling of every AI model, how often, where and when. Only current texts.';
COMMENT ON COLUMN model_naming.entity_id IS 'The model; refers to entity.';
COMMENT ON COLUMN model_naming.name_ko IS 'Its canonical Korean name.';
COMMENT ON COLUMN model_naming.developer_name IS 'Who makes it; empty if unknown.';
COMMENT ON COLUMN model_naming.country IS 'ISO 3166 code, EU for the European Union; an empty string if unknown.';
COMMENT ON COLUMN model_naming.openness IS 'What its licence makes it; see entity.openness. Empty if unknown.';
COMMENT ON COLUMN model_naming.spelling IS 'The name as texts write it.';
COMMENT ON COLUMN model_naming.script IS 'hangul (한글), latin (로마자), mixed (both: 하이퍼클로바X) or other.';
COMMENT ON COLUMN model_naming.is_known_alias IS 'True if the registry lists this spelling.';
COMMENT ON COLUMN model_naming.mention_count IS 'Mentions with this spelling.';
COMMENT ON COLUMN model_naming.article_count IS 'Articles with this spelling, copies included.';
COMMENT ON COLUMN model_naming.original_count IS 'Those that repeat no other article here.';
COMMENT ON COLUMN model_naming.outlet_count IS 'Outlets with this spelling.';
COMMENT ON COLUMN model_naming.first_date IS 'First Korean day (KST) of publication among them.';
COMMENT ON COLUMN model_naming.last_date IS 'Last Korean day (KST) of publication among them.';
