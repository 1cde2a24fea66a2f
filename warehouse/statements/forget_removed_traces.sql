-- What hangs on removed articles by another name than article_id: links to them, names found in them alone.
-- The earliest copy of a removed origin stands for the others, or each would count as a story of its own.
CREATE OR REPLACE TEMP TABLE heir AS
SELECT c.origin_article_id AS removed_id, arg_min(c.article_id, (a.published_at, a.article_id)) AS article_id
FROM copy_link AS c
SEMI JOIN removed AS n ON n.article_id = c.origin_article_id
JOIN article AS a ON a.article_id = c.article_id AND a.is_current
GROUP BY c.origin_article_id;
CREATE OR REPLACE TEMP TABLE inherited AS
SELECT
    c.article_id, h.article_id AS origin_article_id, c.kind,
    -- at least so like: one less the similarity is a distance, and none is longer than the way by a third text
    greatest(0, c.similarity + o.similarity - 1) AS similarity
FROM copy_link AS c
JOIN heir AS h ON h.removed_id = c.origin_article_id AND h.article_id <> c.article_id
JOIN copy_link AS o ON o.article_id = h.article_id;
DELETE FROM copy_link WHERE origin_article_id IN (SELECT n.article_id FROM removed AS n);
INSERT INTO copy_link BY NAME SELECT i.* FROM inherited AS i;
DELETE FROM ledger.decided_text WHERE article_id IN (SELECT n.article_id FROM removed AS n);
DELETE FROM ledger.article_seen WHERE article_id IN (SELECT n.article_id FROM removed AS n);
CREATE OR REPLACE TEMP TABLE used_entity AS
SELECT m.entity_id FROM mention AS m
UNION SELECT q.speaker_entity_id FROM quote AS q
UNION SELECT s.holder_entity_id FROM stance AS s
UNION SELECT c.subject_entity_id FROM openness_claim AS c;
DELETE FROM entity
WHERE is_provisional AND entity_id NOT IN (SELECT u.entity_id FROM used_entity AS u WHERE u.entity_id IS NOT NULL);
DELETE FROM entity_alias WHERE entity_id NOT IN (SELECT e.entity_id FROM entity AS e);
UPDATE annotation_run SET article_count = n.article_count
FROM (
    SELECT u.annotation_run_id, count(r.article_id)::INTEGER AS article_count
    FROM annotation_run AS u
    LEFT JOIN reading AS r ON r.annotation_run_id = u.annotation_run_id
    GROUP BY u.annotation_run_id
) AS n
WHERE annotation_run.annotation_run_id = n.annotation_run_id AND annotation_run.article_count <> n.article_count;
