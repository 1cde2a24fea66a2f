-- 개방성 주장: one sentence that assigns a model to a class of openness a row.
CREATE TABLE IF NOT EXISTS openness_claim (
    article_id        VARCHAR NOT NULL,
    version_no        INTEGER NOT NULL,
    claim_no          INTEGER NOT NULL,
    subject_entity_id VARCHAR NOT NULL,
    claimed           VARCHAR NOT NULL,
    char_start        INTEGER NOT NULL,
    char_end          INTEGER NOT NULL,
    text              VARCHAR NOT NULL,
    registry_openness VARCHAR
);

COMMENT ON TABLE openness_claim IS
    'Openness claim (개방성 주장): one sentence that calls a model, or a firm''s models, open or closed, beside what the registry knows.';
COMMENT ON COLUMN openness_claim.article_id IS
    '`<outlet_id>:<number on the outlet''s own site>`; refers to article.';
COMMENT ON COLUMN openness_claim.version_no IS
    'Which version of the article; 1 is the first text seen. With article_id it refers to one row of article.';
COMMENT ON COLUMN openness_claim.claim_no IS
    'Place among the claims of the text, counted from 0.';
COMMENT ON COLUMN openness_claim.subject_entity_id IS
    'The model or firm; refers to entity.';
COMMENT ON COLUMN openness_claim.claimed IS
    'What the text calls it: open_source (오픈소스: an OSI-style licence), open_weight (오픈 웨이트: weights under restricting terms), open (개방형·공개: open, kind unsaid), closed (폐쇄형·독점) or hybrid (both).';
COMMENT ON COLUMN openness_claim.char_start IS
    'First character, counted from 0 in Unicode code points of article.body. The text is substr(body, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN openness_claim.char_end IS
    'One past the last character, counted as char_start.';
COMMENT ON COLUMN openness_claim.text IS
    'The sentence, verbatim.';
COMMENT ON COLUMN openness_claim.registry_openness IS
    'What the model''s licence made it on the day the text was published, by the registry as it stood when the text was read: open_source (오픈소스: weights, code and recipe or data under a free licence), open_weight (오픈 웨이트: weights to download, under any licence), closed (폐쇄형·독점) or hybrid (a family with both). Empty if it does not know.';
