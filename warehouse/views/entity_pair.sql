-- 함께 언급된 개체: who and what are named together, in an article and in a sentence. Each pair stands once.
CREATE OR REPLACE VIEW entity_pair AS
WITH named AS (
    SELECT m.article_id, m.version_no, m.entity_id, m.char_start, a.published_date, a.is_original
    FROM mention AS m
    JOIN counted_article AS a ON a.article_id = m.article_id AND a.version_no = m.version_no
),
in_article AS (
    SELECT DISTINCT n.article_id, n.entity_id, n.published_date, n.is_original FROM named AS n
),
in_sentence AS (
    SELECT DISTINCT n.article_id, n.entity_id, s.sentence_no
    FROM named AS n
    JOIN sentence AS s
        ON s.article_id = n.article_id AND s.version_no = n.version_no
        AND n.char_start >= s.char_start AND n.char_start < s.char_end
),
beside AS (
    SELECT x.entity_id AS first_entity_id, y.entity_id AS second_entity_id, count(*) AS sentence_count
    FROM in_sentence AS x
    JOIN in_sentence AS y
        ON y.article_id = x.article_id AND y.sentence_no = x.sentence_no AND y.entity_id > x.entity_id
    GROUP BY x.entity_id, y.entity_id
),
joined AS (
    SELECT
        x.entity_id AS first_entity_id,
        y.entity_id AS second_entity_id,
        count(*) AS article_count,
        count(*) FILTER (x.is_original) AS original_count,
        min(x.published_date) AS first_date,
        max(x.published_date) AS last_date
    FROM in_article AS x
    JOIN in_article AS y ON y.article_id = x.article_id AND y.entity_id > x.entity_id
    GROUP BY x.entity_id, y.entity_id
)
SELECT
    j.first_entity_id,
    e.name_ko AS first_name,
    e.kind AS first_kind,
    j.second_entity_id,
    f.name_ko AS second_name,
    f.kind AS second_kind,
    j.article_count,
    j.original_count,
    coalesce(b.sentence_count, 0) AS sentence_count,
    j.first_date,
    j.last_date
FROM joined AS j
JOIN entity AS e ON e.entity_id = j.first_entity_id
JOIN entity AS f ON f.entity_id = j.second_entity_id
LEFT JOIN beside AS b ON b.first_entity_id = j.first_entity_id AND b.second_entity_id = j.second_entity_id;

COMMENT ON VIEW entity_pair IS 'Entity pairs (함께 언급된 개체): two entities named in the same article, and how often in the same sentence. Each pair stands once, the ids in order. Only current texts.';
COMMENT ON COLUMN entity_pair.first_entity_id IS 'The entity whose id comes first; refers to entity.';
COMMENT ON COLUMN entity_pair.first_name IS 'Its canonical Korean name.';
COMMENT ON COLUMN entity_pair.first_kind IS 'Its kind: PERSON, ORG, MODEL, LAW, PROGRAM or COUNTRY.';
COMMENT ON COLUMN entity_pair.second_entity_id IS 'The other entity; refers to entity.';
COMMENT ON COLUMN entity_pair.second_name IS 'Its canonical Korean name.';
COMMENT ON COLUMN entity_pair.second_kind IS 'Its kind.';
COMMENT ON COLUMN entity_pair.article_count IS 'Articles that name both, copies included.';
COMMENT ON COLUMN entity_pair.original_count IS 'Those that repeat no other article here.';
COMMENT ON COLUMN entity_pair.sentence_count IS 'Sentences that name both.';
COMMENT ON COLUMN entity_pair.first_date IS 'First Korean day (KST) of publication among them.';
COMMENT ON COLUMN entity_pair.last_date IS 'Last Korean day (KST) of publication among them.';
