-- 모델의 호칭과 실제: how often each model is called open or closed, beside what its licence made it on that day.
CREATE OR REPLACE VIEW model_calling AS
WITH called AS (
    SELECT
        c.subject_entity_id AS entity_id, c.claimed, c.registry_openness, c.article_id, a.outlet_id, a.published_date, a.is_original,
        sentence_agreement(c.claimed, c.registry_openness, c.text, e.openness, e.licence) AS agreement
    FROM openness_claim AS c
    JOIN current_article AS a ON a.article_id = c.article_id AND a.version_no = c.version_no
    JOIN entity AS e ON e.entity_id = c.subject_entity_id
),
counted AS (
    SELECT
        c.entity_id, c.claimed, c.registry_openness, c.agreement,
        count(*) AS claim_count,
        count(*) FILTER (c.is_original) AS effective_count,
        count(DISTINCT c.article_id) AS article_count,
        count(DISTINCT c.outlet_id) AS outlet_count,
        min(c.published_date) AS first_date,
        max(c.published_date) AS last_date
    FROM called AS c
    GROUP BY c.entity_id, c.claimed, c.registry_openness, c.agreement
),
summed AS (
    SELECT c.*, sum(c.effective_count) OVER (PARTITION BY c.entity_id) AS effective_all_count FROM counted AS c
)
SELECT
    s.entity_id,
    e.name_ko,
    e.kind,
    d.name_ko AS developer_name,
    e.country,
    e.licence,
    s.claimed,
    s.registry_openness,
    s.agreement,
    s.claim_count,
    s.effective_count,
    s.effective_all_count::BIGINT AS effective_all_count,
    CASE WHEN s.effective_all_count > 0 THEN s.effective_count / s.effective_all_count END AS claim_share,
    wilson_low(s.effective_count, s.effective_all_count) AS share_low,
    wilson_high(s.effective_count, s.effective_all_count) AS share_high,
    s.article_count,
    s.outlet_count,
    s.first_date,
    s.last_date
FROM summed AS s
JOIN entity AS e ON e.entity_id = s.entity_id
LEFT JOIN entity AS d ON d.entity_id = e.developer_entity_id;

COMMENT ON VIEW model_calling IS 'How models are called (모델의 호칭과 실제): for each model or firm, how often texts call it open or closed, beside what its licence made it on the day of publication. Only current texts; single claims stand in claim_against_registry, spellings in model_naming. The interval of claim_share takes what the machine read at its word, and sentences of one article for independent draws; no sample corrects claims, as corrected_share does stances and frames.';
COMMENT ON COLUMN model_calling.entity_id IS 'The model or firm; refers to entity.';
COMMENT ON COLUMN model_calling.name_ko IS 'Its canonical Korean name.';
COMMENT ON COLUMN model_calling.kind IS 'MODEL or ORG.';
COMMENT ON COLUMN model_calling.developer_name IS 'Who makes the model; empty if unknown.';
COMMENT ON COLUMN model_calling.country IS 'ISO 3166 code, EU for the European Union; an empty string if unknown.';
COMMENT ON COLUMN model_calling.licence IS 'Its licence in today''s registry; may be an empty string.';
COMMENT ON COLUMN model_calling.claimed IS 'What texts call it: open_source, open_weight, open (kind unsaid), closed or hybrid.';
COMMENT ON COLUMN model_calling.registry_openness IS 'What its licence made it when they said so; a model whose licence changed has several. Empty if the registry does not know.';
COMMENT ON COLUMN model_calling.agreement IS 'agrees, overstates, understates, partly or unknown: see sentence_agreement.';
COMMENT ON COLUMN model_calling.claim_count IS 'Sentences that say so, copies included.';
COMMENT ON COLUMN model_calling.effective_count IS 'Those in articles that count for their cluster of copies.';
COMMENT ON COLUMN model_calling.effective_all_count IS 'All such sentences on the model, whatever they call it.';
COMMENT ON COLUMN model_calling.claim_share IS 'effective_count / effective_all_count, 0 to 1.';
COMMENT ON COLUMN model_calling.share_low IS 'Lower end of its 95 % Wilson interval.';
COMMENT ON COLUMN model_calling.share_high IS 'Upper end of its 95 % Wilson interval.';
COMMENT ON COLUMN model_calling.article_count IS 'Articles that say so, copies included.';
COMMENT ON COLUMN model_calling.outlet_count IS 'Outlets that say so.';
COMMENT ON COLUMN model_calling.first_date IS 'First Korean day (KST) of publication among them.';
COMMENT ON COLUMN model_calling.last_date IS 'Last Korean day (KST) of publication among them.';
