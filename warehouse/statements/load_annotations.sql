-- What belongs to no single article version: runs, entities, copies, problems.

UPDATE annotation_run SET article_count = n.article_count
FROM (
    SELECT r.annotation_run_id, count(*)::INTEGER AS article_count
    FROM reading AS r SEMI JOIN run_of_batch AS u ON u.annotation_run_id = r.annotation_run_id
    GROUP BY r.annotation_run_id
) AS n
WHERE annotation_run.annotation_run_id = n.annotation_run_id;

-- The newest word on an entity holds.
DELETE FROM entity WHERE entity_id IN (SELECT entity_id FROM incoming_entity);
INSERT INTO entity BY NAME SELECT * FROM incoming_entity;
DELETE FROM entity_alias WHERE entity_id IN (SELECT entity_id FROM incoming_entity);
INSERT INTO entity_alias BY NAME SELECT * FROM incoming_entity_alias;

-- An entity the batch does not know and nothing refers to any more was renamed, or found by mistake.
CREATE OR REPLACE TEMP TABLE unused_entity AS
WITH doubted AS (
    SELECT d.entity_id FROM doubted_entity AS d
    UNION SELECT e.developer_entity_id FROM entity AS e SEMI JOIN doubted_entity AS d ON d.entity_id = e.entity_id
),
unknown AS (
    SELECT e.entity_id FROM entity AS e
    SEMI JOIN doubted AS d ON d.entity_id = e.entity_id
    ANTI JOIN incoming_entity AS i ON i.entity_id = e.entity_id
    WHERE EXISTS (SELECT 1 FROM incoming_entity)
),
used AS (
    SELECT m.entity_id FROM mention AS m SEMI JOIN unknown AS u ON u.entity_id = m.entity_id
    UNION SELECT q.speaker_entity_id FROM quote AS q SEMI JOIN unknown AS u ON u.entity_id = q.speaker_entity_id
    UNION SELECT s.holder_entity_id FROM stance AS s SEMI JOIN unknown AS u ON u.entity_id = s.holder_entity_id
    UNION SELECT c.subject_entity_id FROM openness_claim AS c SEMI JOIN unknown AS u ON u.entity_id = c.subject_entity_id
),
unreferred AS (
    SELECT u.entity_id FROM unknown AS u ANTI JOIN used AS k ON k.entity_id = u.entity_id
)
SELECT u.entity_id FROM unreferred AS u
ANTI JOIN (
    SELECT e.developer_entity_id FROM entity AS e ANTI JOIN unreferred AS n ON n.entity_id = e.entity_id
) AS kept ON kept.developer_entity_id = u.entity_id;
DELETE FROM entity WHERE entity_id IN (SELECT entity_id FROM unused_entity);
DELETE FROM entity_alias WHERE entity_id IN (SELECT entity_id FROM unused_entity);

-- Copies are compared anew for the articles that were read, their neighbours in time, and the clusters of both.
DELETE FROM copy_link
WHERE article_id IN (SELECT article_id FROM compared) OR origin_article_id IN (SELECT article_id FROM compared);
INSERT INTO copy_link BY NAME
SELECT i.*
FROM incoming_copy_link AS i
SEMI JOIN compared AS c ON c.article_id = i.article_id
SEMI JOIN compared AS o ON o.article_id = i.origin_article_id;

DELETE FROM problem
WHERE stage = 'annotate' AND run_id IN (SELECT run_id FROM incoming_annotation_run);
INSERT INTO problem BY NAME SELECT * FROM incoming_problem;
