-- 채우기: the withheld articles of a release beside the user's own ones; a text is the same where its digests are.
CREATE TABLE rehydration.article AS
WITH own_text AS (
    SELECT a.article_id, a.version_no AS own_version_no, a.content_hash, a.title, a.body, a.byline, sha256(a.body) AS body_key
    FROM own.main.article AS a
)
SELECT
    r.article_id, r.version_no, r.outlet_id, r.content_hash,
    CASE
        WHEN o.body_key IS NULL AND r.article_id IN (SELECT w.article_id FROM own_text AS w) THEN 'you have another text'
        WHEN o.body_key IS NULL THEN 'you have not collected it'
        WHEN r.body_hash = sha256(o.body_key || o.body) AND r.title_hash = sha256(o.body_key || o.title) THEN 'filled'
        ELSE 'the digests differ'
    END AS outcome,
    o.own_version_no, o.title, o.body, o.byline, o.body_key
FROM released.article AS r
LEFT JOIN own_text AS o ON o.article_id = r.article_id AND o.content_hash = r.content_hash
WHERE r.body IS NULL;

CREATE TABLE rehydration.filled AS SELECT f.* FROM rehydration.article AS f WHERE f.outcome = 'filled';

-- What stands for an entity found in a text, and the entity the user's own readings found. It is keyed by the body that
-- names it first: who has that one text knows who is meant in all others.
CREATE TABLE rehydration.entity AS
WITH named AS (
    SELECT DISTINCT m.entity_id, 'hidden:' || left(sha256(f.body_key || m.entity_id), 16) AS hidden_id
    FROM rehydration.filled AS f
    JOIN own.main.mention AS m ON m.article_id = f.article_id AND m.version_no = f.own_version_no
    WHERE m.entity_id LIKE 'new:%'
)
SELECT n.hidden_id, e.entity_id, e.name_ko, e.name_en, e.aliases
FROM own.main.entity AS e
LEFT JOIN named AS n
    ON n.entity_id = e.entity_id AND n.hidden_id IN (SELECT r.entity_id FROM released.entity AS r)
WHERE e.entity_id LIKE 'new:%';
CREATE MACRO seen_entity(released_id) AS
    coalesce((SELECT any_value(h.entity_id) FROM rehydration.entity AS h WHERE h.hidden_id = released_id), released_id);
