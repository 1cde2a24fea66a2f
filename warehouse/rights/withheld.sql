-- 공개 제한: what of the attached file `whole` may not be passed on. The ledger of outlets decides; a copy of a text
-- that may not leave may not leave either, nor may the files attached to it. That outlives the text: the tombstone of one
-- that was taken down says who repeats it.
CREATE SCHEMA rights;

CREATE TABLE rights.passable_outlet AS
SELECT o.outlet_id
FROM whole.main.outlet AS o
WHERE o.is_text_redistributable AND o.licence NOT LIKE 'all rights reserved%';

CREATE TABLE rights.withheld_article AS
WITH RECURSIVE left_copy AS (
    SELECT unnest(r.copy_ids) AS article_id, r.article_id AS origin_id FROM whole.main.removal AS r
),
held AS (
    SELECT a.article_id
    FROM (
        SELECT DISTINCT t.article_id, t.outlet_id FROM whole.main.article AS t
        UNION ALL
        SELECT r.article_id, r.outlet_id FROM whole.main.removal AS r
    ) AS a
    WHERE a.outlet_id NOT IN (SELECT p.outlet_id FROM rights.passable_outlet AS p)
    UNION
    SELECT n.article_id
    FROM (
        SELECT c.article_id, c.origin_article_id AS origin_id FROM whole.main.copy_link AS c
        UNION ALL
        SELECT a.article_id, a.parent_article_id FROM whole.main.article AS a WHERE a.parent_article_id IS NOT NULL
        UNION ALL
        SELECT l.article_id, l.origin_id FROM left_copy AS l
        UNION ALL
        -- an earlier text that came since stands for the one that is gone; a release that its own office issued is its own
        SELECT c.origin_article_id, l.origin_id
        FROM left_copy AS l
        JOIN whole.main.copy_link AS c ON c.article_id = l.article_id AND c.kind = 'near_duplicate'
    ) AS n
    JOIN held AS h ON h.article_id = n.origin_id
)
SELECT h.article_id FROM held AS h;

-- Entities found in a text carry its words in their ids: those are shown that a text which may be passed on names.
CREATE TABLE rights.shown_new_entity AS
SELECT m.entity_id
FROM whole.main.mention AS m
ANTI JOIN rights.withheld_article AS w ON w.article_id = m.article_id
WHERE m.entity_id LIKE 'new:%'
GROUP BY m.entity_id;

-- The others are hidden behind a digest. A name alone is guessed in no time, as any short text: so it is keyed by the body
-- that names it first, which no release gives, or where none names it any more by the first body that is withheld.
CREATE TABLE rights.entity_key AS
WITH named AS (
    SELECT
        m.entity_id,
        min({'day': a.published_date, 'article_id': a.article_id, 'version_no': a.version_no}) AS first_place
    FROM whole.main.mention AS m
    JOIN whole.main.article AS a ON a.article_id = m.article_id AND a.version_no = m.version_no
    ANTI JOIN rights.shown_new_entity AS s ON s.entity_id = m.entity_id
    WHERE m.entity_id LIKE 'new:%'
    GROUP BY m.entity_id
)
SELECT n.entity_id, sha256(a.body) AS body_key
FROM named AS n
JOIN whole.main.article AS a
    ON a.article_id = n.first_place.article_id AND a.version_no = n.first_place.version_no;

CREATE TABLE rights.first_withheld AS
SELECT sha256(a.body) AS body_key
FROM whole.main.article AS a
SEMI JOIN rights.withheld_article AS w ON w.article_id = a.article_id
ORDER BY a.published_date, a.article_id, a.version_no
LIMIT 1;

CREATE MACRO shown_entity(own_id) AS
    CASE
        WHEN own_id LIKE 'new:%' AND own_id NOT IN (SELECT s.entity_id FROM rights.shown_new_entity AS s)
        THEN 'hidden:' || left(sha256(coalesce(
            (SELECT k.body_key FROM rights.entity_key AS k WHERE k.entity_id = own_id),
            (SELECT f.body_key FROM rights.first_withheld AS f),
            ''
        ) || own_id), 16)
        ELSE own_id
    END;

-- A bare digest of a short text is guessed in no time. This one is keyed by a digest of the whole body, which no
-- release gives: whoever has the text can prove every part of it, whoever has not can prove none.
CREATE MACRO text_digest(body, part) AS sha256(sha256(body) || part);
