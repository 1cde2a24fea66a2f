-- What people decided on names comes into a batch before it is loaded. The batch alone is looked at, and the entities.
CREATE OR REPLACE TEMP TABLE effective AS
SELECT d.* FROM decided_entity AS d
WHERE d.target_entity_id IS NULL OR d.target_entity_id LIKE 'new:%'
   OR EXISTS (SELECT 1 FROM entity AS e WHERE e.entity_id = d.target_entity_id)
   OR EXISTS (SELECT 1 FROM incoming_entity AS i WHERE i.entity_id = d.target_entity_id);
CREATE OR REPLACE TEMP TABLE moved AS
SELECT e.entity_id, e.target_entity_id FROM effective AS e WHERE e.target_entity_id IS DISTINCT FROM e.entity_id;

-- Which texts it changes, so that they can be read again.
UPDATE ledger.decided_text SET target_entity_id = m.target_entity_id
FROM moved AS m
WHERE decided_text.target_entity_id = m.entity_id;
INSERT INTO ledger.decided_text BY NAME
SELECT n.article_id, n.version_no, n.entity_id, n.target_entity_id
FROM (
    -- each joined by itself: where nobody decided anything, no row is looked at
    SELECT i.article_id, i.version_no, m.* FROM incoming_mention AS i JOIN moved AS m ON m.entity_id = i.entity_id
    UNION
    SELECT i.article_id, i.version_no, m.* FROM incoming_quote AS i JOIN moved AS m ON m.entity_id = i.speaker_entity_id
    UNION
    SELECT i.article_id, i.version_no, m.* FROM incoming_stance AS i JOIN moved AS m ON m.entity_id = i.holder_entity_id
    UNION
    SELECT i.article_id, i.version_no, m.* FROM incoming_openness_claim AS i JOIN moved AS m ON m.entity_id = i.subject_entity_id
) AS n
SEMI JOIN reread AS r ON r.article_id = n.article_id AND r.version_no = n.version_no
EXCEPT
SELECT t.article_id, t.version_no, t.entity_id, t.target_entity_id FROM ledger.decided_text AS t;

-- An entity is here if a row comes to name it, though no text of this batch does.
INSERT INTO incoming_entity BY NAME
SELECT DISTINCT
    m.target_entity_id AS entity_id, split_part(m.target_entity_id, ':', 2) AS kind,
    regexp_extract(m.target_entity_id, '^new:[A-Z]+:(.*)$', 1, 's') AS name_ko, '' AS name_en, []::VARCHAR[] AS aliases,
    '' AS country, '' AS licence, '' AS source, true AS is_provisional
FROM moved AS m
WHERE m.target_entity_id LIKE 'new:%'
  AND NOT EXISTS (SELECT 1 FROM entity AS e WHERE e.entity_id = m.target_entity_id)
  AND NOT EXISTS (SELECT 1 FROM incoming_entity AS i WHERE i.entity_id = m.target_entity_id)
  AND (
      EXISTS (SELECT 1 FROM incoming_mention AS i WHERE i.entity_id = m.entity_id)
      OR EXISTS (SELECT 1 FROM incoming_quote AS i WHERE i.speaker_entity_id = m.entity_id)
      OR EXISTS (SELECT 1 FROM incoming_stance AS i WHERE i.holder_entity_id = m.entity_id)
      OR EXISTS (SELECT 1 FROM incoming_openness_claim AS i WHERE i.subject_entity_id = m.entity_id)
  );

UPDATE incoming_mention SET entity_id = m.target_entity_id
FROM moved AS m WHERE incoming_mention.entity_id = m.entity_id AND m.target_entity_id IS NOT NULL;
DELETE FROM incoming_mention WHERE entity_id IN (SELECT m.entity_id FROM moved AS m WHERE m.target_entity_id IS NULL);
UPDATE incoming_quote SET speaker_entity_id = m.target_entity_id
FROM moved AS m WHERE incoming_quote.speaker_entity_id = m.entity_id;
UPDATE incoming_stance SET holder_entity_id = m.target_entity_id
FROM moved AS m WHERE incoming_stance.holder_entity_id = m.entity_id;
UPDATE incoming_openness_claim SET subject_entity_id = m.target_entity_id
FROM moved AS m WHERE incoming_openness_claim.subject_entity_id = m.entity_id AND m.target_entity_id IS NOT NULL;
DELETE FROM incoming_openness_claim
WHERE subject_entity_id IN (SELECT m.entity_id FROM moved AS m WHERE m.target_entity_id IS NULL);

DELETE FROM incoming_entity WHERE entity_id IN (SELECT m.entity_id FROM moved AS m);
DELETE FROM incoming_entity_alias WHERE entity_id IN (SELECT m.entity_id FROM moved AS m);
UPDATE incoming_entity SET developer_entity_id = m.target_entity_id
FROM moved AS m WHERE incoming_entity.developer_entity_id = m.entity_id;

-- Of another kind than it was taken for, it is no model.
UPDATE incoming_entity SET developer_entity_id = NULL, openness = NULL, licence = ''
FROM effective AS d
WHERE incoming_entity.entity_id = d.entity_id AND d.target_entity_id = d.entity_id AND coalesce(d.kind, 'MODEL') <> 'MODEL';
UPDATE incoming_entity SET
    kind = coalesce(d.kind, incoming_entity.kind),
    name_ko = CASE WHEN d.name_ko = '' THEN incoming_entity.name_ko ELSE d.name_ko END,
    name_en = CASE WHEN d.name_en = '' THEN incoming_entity.name_en ELSE d.name_en END,
    source = d.source, is_provisional = false
FROM effective AS d
WHERE incoming_entity.entity_id = d.entity_id AND d.target_entity_id = d.entity_id;

-- The name a text uses is a spelling of what it stands for.
CREATE OR REPLACE TEMP TABLE spelling AS
SELECT DISTINCT d.target_entity_id AS entity_id, d.found_name AS alias
FROM effective AS d
JOIN incoming_entity AS i ON i.entity_id = d.target_entity_id
WHERE d.found_name <> i.name_ko;
INSERT INTO incoming_entity_alias BY NAME
SELECT s.entity_id, s.alias FROM spelling AS s
ANTI JOIN incoming_entity_alias AS i ON i.entity_id = s.entity_id AND i.alias = s.alias;
UPDATE incoming_entity SET aliases = list_sort(list_distinct(list_concat(incoming_entity.aliases, s.aliases)))
FROM (SELECT p.entity_id, list(p.alias) AS aliases FROM spelling AS p GROUP BY p.entity_id) AS s
WHERE incoming_entity.entity_id = s.entity_id AND NOT list_has_all(incoming_entity.aliases, s.aliases);
