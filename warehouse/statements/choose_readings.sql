-- A reading gives way to no older one: batches loaded late do not undo newer readings.
CREATE OR REPLACE TEMP TABLE outdated AS
SELECT i.article_id, i.version_no
FROM incoming_reading AS i
JOIN incoming_annotation_run AS u ON u.annotation_run_id = i.annotation_run_id
JOIN reading AS r ON r.article_id = i.article_id AND r.version_no = i.version_no
JOIN annotation_run AS w ON w.annotation_run_id = r.annotation_run_id
WHERE w.started_at > u.started_at AND w.annotation_run_id <> u.annotation_run_id;

CREATE OR REPLACE TEMP TABLE reread AS
SELECT i.article_id, i.version_no FROM incoming_reading AS i
ANTI JOIN outdated AS o ON o.article_id = i.article_id AND o.version_no = i.version_no;

-- Those of them that were read before, whose rows give way. A text read for the first time looks for none.
CREATE OR REPLACE TEMP TABLE replaced AS
SELECT n.article_id, n.version_no FROM reread AS n
SEMI JOIN reading AS r ON r.article_id = n.article_id AND r.version_no = n.version_no;

-- Entities that may be left without a reference: what the rows that give way refer to and, once a lexicon, everything.
CREATE OR REPLACE TEMP TABLE doubted_entity AS
SELECT m.entity_id FROM mention AS m SEMI JOIN replaced AS r ON r.article_id = m.article_id AND r.version_no = m.version_no
UNION
SELECT q.speaker_entity_id FROM quote AS q SEMI JOIN replaced AS r ON r.article_id = q.article_id AND r.version_no = q.version_no
UNION
SELECT s.holder_entity_id FROM stance AS s SEMI JOIN replaced AS r ON r.article_id = s.article_id AND r.version_no = s.version_no
UNION
SELECT c.subject_entity_id FROM openness_claim AS c
SEMI JOIN replaced AS r ON r.article_id = c.article_id AND r.version_no = c.version_no
UNION
SELECT e.entity_id FROM entity AS e
WHERE EXISTS (
    SELECT 1 FROM incoming_annotation_run AS u
    ANTI JOIN annotation_run AS w ON w.lexicon_version = u.lexicon_version
);

-- One run may come in several batches: it began with the first.
CREATE OR REPLACE TEMP TABLE run_of_batch AS
SELECT u.* REPLACE (least(u.started_at, w.started_at) AS started_at)
FROM incoming_annotation_run AS u
LEFT JOIN annotation_run AS w ON w.annotation_run_id = u.annotation_run_id;
DELETE FROM annotation_run WHERE annotation_run_id IN (SELECT annotation_run_id FROM run_of_batch);
INSERT INTO annotation_run BY NAME SELECT * FROM run_of_batch;
