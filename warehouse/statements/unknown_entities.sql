-- 미확인 이름: provisional entities of standing texts, most mentioned first, each with an example and names written alike.
-- Those of $decided are left out: their decisions wait for the next run.
WITH named AS (
    SELECT
        m.entity_id, count(*) AS mention_count, count(DISTINCT m.article_id) AS article_count,
        list(DISTINCT m.text ORDER BY m.text) AS spellings,
        min(a.published_date) AS first_date, max(a.published_date) AS last_date,
        min((a.published_date, m.article_id, m.version_no, m.char_start, m.char_end)) AS first_place
    FROM mention AS m
    JOIN current_article AS a ON a.article_id = m.article_id AND a.version_no = m.version_no
    WHERE m.entity_id LIKE 'new:%'
    GROUP BY m.entity_id
),
shown AS (
    SELECT e.entity_id, e.kind, e.name_ko, n.* EXCLUDE (entity_id)
    FROM entity AS e
    JOIN named AS n ON n.entity_id = e.entity_id
    WHERE e.is_provisional AND ($kind IS NULL OR e.kind = $kind) AND NOT list_contains($decided::VARCHAR[], e.entity_id)
    ORDER BY n.mention_count DESC, n.article_count DESC, e.entity_id
    LIMIT $limit
),
known AS (
    SELECT e.entity_id, e.name_ko, l.alias FROM entity_alias AS l JOIN entity AS e ON e.entity_id = l.entity_id
    UNION
    SELECT e.entity_id, e.name_ko, unnest([e.name_ko, e.name_en]) FROM entity AS e
),
alike AS (
    SELECT
        s.entity_id, k.entity_id AS near_id, max(k.name_ko) AS near_name,
        max(CASE
            WHEN contains(lower(s.name_ko), lower(k.alias)) AND length(k.alias) >= 3 THEN 1
            ELSE jaro_winkler_similarity(lower(s.name_ko), lower(k.alias))
        END) AS likeness
    FROM shown AS s
    JOIN known AS k ON k.entity_id <> s.entity_id AND k.alias <> ''
        AND (lower(k.alias)[1] = lower(s.name_ko)[1] OR contains(lower(s.name_ko), lower(k.alias)) AND length(k.alias) >= 3)
    GROUP BY s.entity_id, k.entity_id
    HAVING likeness >= 0.85
    QUALIFY row_number() OVER (PARTITION BY s.entity_id ORDER BY likeness DESC, k.entity_id LIKE 'new:%', k.entity_id) <= 3
)
SELECT
    s.entity_id, s.kind, s.name_ko AS name, s.spellings, s.mention_count, s.article_count, s.first_date, s.last_date,
    replace(
        substr(a.body, greatest(s.first_place[4] - 39, 1), least(s.first_place[4], 40))
            || '«' || substr(a.body, s.first_place[4] + 1, s.first_place[5] - s.first_place[4]) || '»'
            || substr(a.body, s.first_place[5] + 1, 40),
        chr(10), ' '
    ) AS example,
    s.first_place[2] AS article_id,
    coalesce((SELECT list(x.near_id ORDER BY x.likeness DESC, x.near_id) FROM alike AS x WHERE x.entity_id = s.entity_id), []) AS near,
    coalesce((SELECT list(x.near_name ORDER BY x.likeness DESC, x.near_id) FROM alike AS x WHERE x.entity_id = s.entity_id), []) AS near_names
FROM shown AS s
JOIN current_article AS a ON a.article_id = s.first_place[2] AND a.version_no = s.first_place[3]
ORDER BY s.mention_count DESC, s.article_count DESC, s.entity_id;
