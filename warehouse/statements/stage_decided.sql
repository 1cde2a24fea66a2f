-- All texts and entities that a decision concerns, as a batch for decide_entities.sql. It follows note_decided.sql.
CREATE OR REPLACE TEMP TABLE concerned AS
SELECT d.entity_id, d.target_entity_id FROM decided_entity AS d
WHERE d.target_entity_id IS NULL OR d.target_entity_id LIKE 'new:%'
   OR EXISTS (SELECT 1 FROM entity AS e WHERE e.entity_id = d.target_entity_id);
CREATE OR REPLACE TEMP TABLE moving AS
SELECT c.entity_id FROM concerned AS c WHERE c.target_entity_id IS DISTINCT FROM c.entity_id;
CREATE OR REPLACE TEMP TABLE reread AS
SELECT m.article_id, m.version_no FROM mention AS m SEMI JOIN moving AS g ON g.entity_id = m.entity_id
UNION
SELECT q.article_id, q.version_no FROM quote AS q SEMI JOIN moving AS g ON g.entity_id = q.speaker_entity_id
UNION
SELECT s.article_id, s.version_no FROM stance AS s SEMI JOIN moving AS g ON g.entity_id = s.holder_entity_id
UNION
SELECT o.article_id, o.version_no FROM openness_claim AS o SEMI JOIN moving AS g ON g.entity_id = o.subject_entity_id;
CREATE OR REPLACE TEMP TABLE replaced AS SELECT r.* FROM reread AS r;
CREATE OR REPLACE TEMP TABLE outdated AS SELECT r.* FROM reread AS r LIMIT 0;

CREATE OR REPLACE TEMP TABLE incoming_entity AS
SELECT e.* FROM entity AS e
SEMI JOIN (
    SELECT c.entity_id FROM concerned AS c
    UNION SELECT c.target_entity_id FROM concerned AS c
    UNION SELECT w.entity_id FROM was_decided AS w
    UNION SELECT w.target_entity_id FROM was_decided AS w
) AS n ON n.entity_id = e.entity_id;
CREATE OR REPLACE TEMP TABLE incoming_entity_alias AS
SELECT a.* FROM entity_alias AS a SEMI JOIN incoming_entity AS i ON i.entity_id = a.entity_id;

-- As if nothing had been decided: what its id says of a provisional entity, and of others no spelling that came with one.
UPDATE incoming_entity SET
    kind = split_part(entity_id, ':', 2), name_ko = regexp_extract(entity_id, '^new:[A-Z]+:(.*)$', 1, 's'), name_en = '',
    aliases = [], source = '', is_provisional = true
WHERE entity_id LIKE 'new:%';
DELETE FROM incoming_entity_alias
WHERE entity_id LIKE 'new:%'
   OR (entity_id, alias) IN (SELECT (w.target_entity_id, w.found_name) FROM was_decided AS w);
UPDATE incoming_entity SET aliases = list_filter(aliases, lambda alias: NOT list_contains(w.found_names, alias))
FROM (
    SELECT w.target_entity_id, list(w.found_name) AS found_names FROM was_decided AS w GROUP BY w.target_entity_id
) AS w
WHERE incoming_entity.entity_id = w.target_entity_id;

-- No text is indexed anew, and nothing else comes with it.
CREATE OR REPLACE TEMP TABLE incoming_annotation_run AS SELECT u.* FROM annotation_run AS u LIMIT 0;
CREATE OR REPLACE TEMP TABLE incoming_problem AS SELECT p.* FROM problem AS p LIMIT 0;
CREATE OR REPLACE TEMP TABLE incoming_copy_link AS SELECT c.* FROM copy_link AS c LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_text AS SELECT x.* FROM indexed_text AS x LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_term AS SELECT t.* FROM term AS t LIMIT 0;
