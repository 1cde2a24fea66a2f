-- 함께 언급된 개체: who and what are named together, in an article and in a sentence. Each pair stands once.
CREATE OR REPLACE VIEW entity_pair AS
WITH named AS (
    SELECT
        m.article_id,
        m.version_no,
        m.entity_id,
        s.sentence_no,
        a.published_date,
        a.is_original
    FROM mention AS m
    JOIN current_article AS a ON a.article_id = m.article_id AND a.version_no = m.version_no
    LEFT JOIN sentence AS s
        ON s.article_id = m.article_id AND s.version_no = m.version_no
        AND m.char_start >= s.char_start AND m.char_start < s.char_end
),
in_sentence AS (
    SELECT DISTINCT n.article_id, n.entity_id, n.sentence_no, n.published_date, n.is_original FROM named AS n
),
joined AS (
    SELECT
        x.entity_id AS first_entity_id,
        y.entity_id AS second_entity_id,
        x.article_id,
        x.published_date,
        x.is_original,
        count(*) FILTER (x.sentence_no = y.sentence_no) AS sentence_count
    FROM in_sentence AS x
    JOIN in_sentence AS y ON y.article_id = x.article_id AND y.entity_id > x.entity_id
    GROUP BY x.entity_id, y.entity_id, x.article_id, x.published_date, x.is_original
)
SELECT
    j.first_entity_id,
    e.name_ko AS first_name,
    e.kind AS first_kind,
    j.second_entity_id,
    f.name_ko AS second_name,
    f.kind AS second_kind,
    count(*) AS article_count,
    count(*) FILTER (j.is_original) AS original_count,
    sum(j.sentence_count)::BIGINT AS sentence_count,
    min(j.published_date) AS first_date,
    max(j.published_date) AS last_date
FROM joined AS j
JOIN entity AS e ON e.entity_id = j.first_entity_id
JOIN entity AS f ON f.entity_id = j.second_entity_id
GROUP BY j.first_entity_id, e.name_ko, e.kind, j.second_entity_id, f.name_ko, f.kind;

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
