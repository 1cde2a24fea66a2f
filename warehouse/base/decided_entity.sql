-- 판정된 이름: what each decided name stands for now: a same b, b same c makes a the same as c. A circle decides nothing.
CREATE OR REPLACE VIEW decided_entity AS
WITH RECURSIVE standing AS (
    SELECT d.* FROM entity_decision AS d
    QUALIFY row_number() OVER (PARTITION BY d.entity_id ORDER BY d.decided_at DESC) = 1
),
chain AS (
    SELECT s.entity_id, s.entity_id AS reached_id FROM standing AS s WHERE s.decision <> 'undone'
    UNION
    SELECT c.entity_id, s.target_entity_id
    FROM chain AS c
    JOIN standing AS s ON s.entity_id = c.reached_id AND s.decision = 'same'
)
SELECT
    c.entity_id,
    regexp_extract(c.entity_id, '^new:[A-Z]+:(.*)$', 1, 's') AS found_name,
    CASE WHEN e.decision = 'rejected' THEN NULL ELSE c.reached_id END AS target_entity_id,
    e.kind,
    coalesce(e.name_ko, '') AS name_ko,
    coalesce(e.name_en, '') AS name_en,
    CASE WHEN e.decision = 'confirmed' THEN e.reason || ' [' || korean_day(e.decided_at) || ']' END AS source
FROM chain AS c
LEFT JOIN standing AS e ON e.entity_id = c.reached_id
WHERE e.decision IS DISTINCT FROM 'same';

COMMENT ON VIEW decided_entity IS 'Decided entities (판정된 이름): what each provisional entity that a person has decided on stands for now; those undone are not here.';
COMMENT ON COLUMN decided_entity.entity_id IS 'The provisional entity.';
COMMENT ON COLUMN decided_entity.found_name IS 'The name it was found by.';
COMMENT ON COLUMN decided_entity.target_entity_id IS 'What takes its place: itself where it was confirmed; empty where it is no entity.';
COMMENT ON COLUMN decided_entity.kind IS 'Corrected kind of what takes its place; empty if it was not corrected.';
COMMENT ON COLUMN decided_entity.name_ko IS 'Corrected Korean name of what takes its place; an empty string if it was not corrected.';
COMMENT ON COLUMN decided_entity.name_en IS 'English name given to what takes its place; an empty string if none.';
COMMENT ON COLUMN decided_entity.source IS 'Where what takes its place is known from, with the day; empty if nobody confirmed it.';
