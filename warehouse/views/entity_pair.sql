-- 함께 언급된 개체: who and what are named together, in an article and in a sentence. Each pair stands once.
-- Articles and entities are numbered first: tens of millions of pairs are joined and counted by number, not by name.
CREATE OR REPLACE VIEW entity_pair AS
WITH counted AS MATERIALIZED (
    SELECT row_number() OVER ()::INTEGER AS article_no, a.article_id, a.version_no, a.published_date, a.is_original
    FROM counted_article AS a
),
numbered AS MATERIALIZED (
    -- in the order of the ids, which is that of the pair
    SELECT row_number() OVER (ORDER BY e.entity_id)::INTEGER AS entity_no, e.entity_id, e.name_ko, e.kind FROM entity AS e
),
named AS MATERIALIZED (
    SELECT a.article_no, e.entity_no, m.char_start, a.published_date, a.is_original
    FROM mention AS m
    JOIN counted AS a ON a.article_id = m.article_id AND a.version_no = m.version_no
    JOIN numbered AS e ON e.entity_id = m.entity_id
),
in_article AS MATERIALIZED (
    SELECT DISTINCT n.article_no, n.entity_no, n.published_date, n.is_original FROM named AS n
),
in_sentence AS MATERIALIZED (
    SELECT DISTINCT n.article_no, n.entity_no, s.sentence_no
    FROM named AS n
    JOIN (
        SELECT a.article_no, s.sentence_no, s.char_start, s.char_end
        FROM sentence AS s
        JOIN counted AS a ON a.article_id = s.article_id AND a.version_no = s.version_no
    ) AS s
        ON s.article_no = n.article_no AND n.char_start >= s.char_start AND n.char_start < s.char_end
),
beside AS (
    SELECT x.entity_no AS first_no, y.entity_no AS second_no, count(*) AS sentence_count
    FROM in_sentence AS x
    JOIN in_sentence AS y
        ON y.article_no = x.article_no AND y.sentence_no = x.sentence_no AND y.entity_no > x.entity_no
    GROUP BY x.entity_no, y.entity_no
),
joined AS (
    SELECT
        x.entity_no AS first_no,
        y.entity_no AS second_no,
        count(*) AS article_count,
        count(*) FILTER (x.is_original) AS original_count,
        min(x.published_date) AS first_date,
        max(x.published_date) AS last_date
    FROM in_article AS x
    JOIN in_article AS y ON y.article_no = x.article_no AND y.entity_no > x.entity_no
    GROUP BY x.entity_no, y.entity_no
)
SELECT
    e.entity_id AS first_entity_id,
    e.name_ko AS first_name,
    e.kind AS first_kind,
    f.entity_id AS second_entity_id,
    f.name_ko AS second_name,
    f.kind AS second_kind,
    j.article_count,
    j.original_count,
    coalesce(b.sentence_count, 0) AS sentence_count,
    j.first_date,
    j.last_date
FROM joined AS j
JOIN numbered AS e ON e.entity_no = j.first_no
JOIN numbered AS f ON f.entity_no = j.second_no
LEFT JOIN beside AS b ON b.first_no = j.first_no AND b.second_no = j.second_no;

COMMENT ON VIEW entity_pair IS 'Entity pairs (함께 언급된 개체): two entities named in the same article, and how often in the same sentence. Each pair stands once, the ids in order. Only current texts. For one entity and its company named_with is quicker.';
COMMENT ON COLUMN entity_pair.first_entity_id IS 'The entity whose id comes first; refers to entity.';
COMMENT ON COLUMN entity_pair.first_name IS 'Its canonical Korean name.';
COMMENT ON COLUMN entity_pair.first_kind IS 'Its kind: PERSON, ORG, MODEL, LAW, PROGRAM or COUNTRY.';
COMMENT ON COLUMN entity_pair.second_entity_id IS 'The other entity; refers to entity.';
COMMENT ON COLUMN entity_pair.second_name IS 'Its canonical Korean name.';
COMMENT ON COLUMN entity_pair.second_kind IS 'Its kind.';
COMMENT ON COLUMN entity_pair.article_count IS 'Articles that name both, copies included.';
COMMENT ON COLUMN entity_pair.original_count IS 'Those that repeat no other article here.';
COMMENT ON COLUMN entity_pair.sentence_count IS 'Sentences that name both, copies included.';
COMMENT ON COLUMN entity_pair.first_date IS 'First Korean day (KST) of publication among them.';
COMMENT ON COLUMN entity_pair.last_date IS 'Last Korean day (KST) of publication among them.';
