-- 주장과 등록부: what a text calls a model, beside what its licence makes it.
CREATE OR REPLACE VIEW claim_against_registry AS
SELECT
    a.published_date,
    a.outlet_id,
    a.outlet_name,
    c.article_id,
    c.version_no,
    c.claim_no,
    c.subject_entity_id,
    e.name_ko AS subject_name,
    e.kind AS subject_kind,
    d.name_ko AS developer_name,
    e.licence,
    c.claimed,
    c.registry_openness,
    sentence_agreement(c.claimed, c.registry_openness, c.text, e.openness, e.licence) AS agreement,
    c.text,
    a.is_original,
    a.title,
    a.url
FROM openness_claim AS c
JOIN current_article AS a ON a.article_id = c.article_id AND a.version_no = c.version_no
JOIN entity AS e ON e.entity_id = c.subject_entity_id
LEFT JOIN entity AS d ON d.entity_id = e.developer_entity_id;

COMMENT ON VIEW claim_against_registry IS 'Claims against the registry (주장과 등록부): what a text calls a model or a firm''s models, beside what the registry knew when the text was read. Only current texts.';
COMMENT ON COLUMN claim_against_registry.published_date IS 'Korean calendar day (KST) of first publication.';
COMMENT ON COLUMN claim_against_registry.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN claim_against_registry.outlet_name IS 'Name of the source.';
COMMENT ON COLUMN claim_against_registry.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN claim_against_registry.version_no IS 'The version of the article.';
COMMENT ON COLUMN claim_against_registry.claim_no IS 'Place among the claims of the text, counted from 0.';
COMMENT ON COLUMN claim_against_registry.subject_entity_id IS 'The model or firm; refers to entity.';
COMMENT ON COLUMN claim_against_registry.subject_name IS 'Its canonical Korean name.';
COMMENT ON COLUMN claim_against_registry.subject_kind IS 'MODEL or ORG.';
COMMENT ON COLUMN claim_against_registry.developer_name IS 'Who makes the model; empty if unknown.';
COMMENT ON COLUMN claim_against_registry.licence IS 'Licence of the model in the registry; may be an empty string.';
COMMENT ON COLUMN claim_against_registry.claimed IS 'What the text calls it: open_source, open_weight, open (kind unsaid), closed or hybrid.';
COMMENT ON COLUMN claim_against_registry.registry_openness IS 'What its licence made it on the day of publication; empty if the registry does not know.';
COMMENT ON COLUMN claim_against_registry.agreement IS 'agrees (also where the sentence names the very licence the model has and calls it nothing else), overstates (the text makes it more open than it is, such as 오픈소스 for mere open weights), understates, partly (one side says hybrid) or unknown (the registry cannot tell).';
COMMENT ON COLUMN claim_against_registry.text IS 'The sentence.';
COMMENT ON COLUMN claim_against_registry.is_original IS 'True if the article counts for its cluster of copies: see current_article.';
COMMENT ON COLUMN claim_against_registry.title IS 'Headline of the article.';
COMMENT ON COLUMN claim_against_registry.url IS 'Address of the article.';
