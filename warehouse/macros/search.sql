-- 검색: FROM search('오픈소스 규제') LIMIT 20;
-- Only lemmas of the corpus itself are looked up, so that any client can search without the analyser:
-- 저작권 → 저작 + 권, 오픈소스 ↔ 오픈 소스, 모델을 → 모델. Okapi BM25 with k1 = 1.2, b = 0.75.
CREATE OR REPLACE MACRO search(query) AS TABLE
WITH RECURSIVE
word AS MATERIALIZED (
    SELECT generate_subscripts(w.words, 1) AS word_no, unnest(w.words) AS word
    FROM (SELECT string_split_regex(trim(lower(query)), '\s+') AS words) AS w
),
vocabulary AS MATERIALIZED (
    -- lemmas that stand somewhere in the query, spaces left out
    SELECT DISTINCT p.lemma, lower(p.lemma) AS folded
    FROM posting AS p
    WHERE contains(regexp_replace(lower(query), '\s+', '', 'g'), lower(p.lemma))
),
cut AS (
    SELECT w.word_no, w.word AS rest, []::VARCHAR[] AS lemmas FROM word AS w
    UNION ALL
    SELECT c.word_no, substr(c.rest, length(v.folded) + 1), list_append(c.lemmas, v.lemma)
    FROM cut AS c
    JOIN vocabulary AS v ON v.folded <> '' AND starts_with(c.rest, v.folded)
),
ranked AS (
    -- the shortest rest, then the fewest parts, then the longest first part; a whole word and its parts both count
    SELECT
        c.word_no,
        c.lemmas,
        length(c.rest) AS rest_length,
        row_number() OVER (
            PARTITION BY c.word_no, length(c.rest) = 0 AND len(c.lemmas) = 1
            ORDER BY length(c.rest), len(c.lemmas), length(c.lemmas[1]) DESC, c.lemmas
        ) AS place,
        bool_or(length(c.rest) = 0 AND len(c.lemmas) = 1) OVER (PARTITION BY c.word_no) AS has_whole
    FROM cut AS c
    WHERE len(c.lemmas) > 0
),
reading_of AS (
    SELECT r.word_no, r.lemmas
    FROM ranked AS r
    WHERE r.rest_length = 0 AND len(r.lemmas) = 1
    UNION ALL
    -- a word the corpus knows whole is cut only into parts of two letters and more: 정부 is not 정 + 부
    SELECT r.word_no, r.lemmas
    FROM ranked AS r
    WHERE r.place = 1 AND NOT (r.rest_length = 0 AND len(r.lemmas) = 1)
      AND CASE WHEN r.has_whole
          THEN r.rest_length = 0 AND list_min(list_transform(r.lemmas, lambda part: length(part))) >= 2
          -- up to two letters may be left over: particles and endings (모델을, 공개하다)
          ELSE r.rest_length <= 2 AND list_sum(list_transform(r.lemmas, lambda part: length(part))) >= 2 END
    UNION ALL
    -- two words of the query that the corpus writes as one stand for both
    SELECT unnest([a.word_no, b.word_no]), [v.lemma]
    FROM word AS a
    JOIN word AS b ON b.word_no = a.word_no + 1
    JOIN vocabulary AS v ON v.folded = a.word || b.word
),
option AS MATERIALIZED (
    SELECT r.word_no, row_number() OVER () AS option_no, list_distinct(r.lemmas) AS lemmas FROM reading_of AS r
),
live AS MATERIALIZED (
    SELECT a.article_id, a.version_no, a.outlet_id, a.published_date, a.title, a.url
    FROM article AS a
    WHERE a.is_current AND a.gone_at IS NULL
),
article_length AS MATERIALIZED (
    SELECT p.article_id, p.version_no, sum(p.lemma_count) AS lemma_total
    FROM posting AS p
    SEMI JOIN live AS l ON l.article_id = p.article_id AND l.version_no = p.version_no
    GROUP BY p.article_id, p.version_no
),
corpus AS (
    SELECT count(*) AS article_count, avg(n.lemma_total) AS mean_length FROM article_length AS n
),
hit AS MATERIALIZED (
    SELECT p.lemma, p.article_id, p.version_no, p.lemma_count
    FROM posting AS p
    SEMI JOIN live AS l ON l.article_id = p.article_id AND l.version_no = p.version_no
    WHERE p.lemma IN (SELECT unnest(o.lemmas) FROM option AS o)
),
weight AS (
    SELECT h.lemma, ln(1 + (c.article_count - count(*) + 0.5) / (count(*) + 0.5)) AS rarity
    FROM hit AS h CROSS JOIN corpus AS c
    GROUP BY h.lemma, c.article_count
),
fulfilled AS (
    -- an article has a word if it has all lemmas of one of its readings
    SELECT o.word_no, o.option_no, h.article_id
    FROM option AS o
    JOIN hit AS h ON list_contains(o.lemmas, h.lemma)
    GROUP BY o.word_no, o.option_no, o.lemmas, h.article_id
    HAVING count(*) = len(o.lemmas)
),
counting AS (
    SELECT DISTINCT f.article_id, unnest(o.lemmas) AS lemma
    FROM fulfilled AS f JOIN option AS o ON o.option_no = f.option_no
),
body_score AS (
    SELECT
        h.article_id,
        sum(w.rarity * h.lemma_count * 2.2
            / (h.lemma_count + 1.2 * (0.25 + 0.75 * n.lemma_total / c.mean_length))) AS score,
        list(h.lemma ORDER BY h.lemma) AS lemmas
    FROM counting AS k
    JOIN hit AS h ON h.article_id = k.article_id AND h.lemma = k.lemma
    JOIN weight AS w ON w.lemma = h.lemma
    JOIN article_length AS n ON n.article_id = h.article_id
    CROSS JOIN corpus AS c
    GROUP BY h.article_id
),
title_hit AS MATERIALIZED (
    SELECT w.word_no, l.article_id FROM word AS w JOIN live AS l ON w.word <> '' AND contains(lower(l.title), w.word)
),
title_weight AS (
    -- a headline holds a word once: its rarity among headlines is its score
    SELECT t.word_no, ln(1 + (c.article_count - count(*) + 0.5) / (count(*) + 0.5)) AS rarity
    FROM title_hit AS t CROSS JOIN (SELECT count(*) AS article_count FROM live) AS c
    GROUP BY t.word_no, c.article_count
),
title_score AS (
    SELECT t.article_id, sum(w.rarity) AS score
    FROM title_hit AS t JOIN title_weight AS w ON w.word_no = t.word_no
    GROUP BY t.article_id
),
found AS (
    SELECT e.article_id, count(DISTINCT e.word_no) AS word_count
    FROM (
        SELECT f.article_id, f.word_no FROM fulfilled AS f
        UNION ALL
        SELECT t.article_id, t.word_no FROM title_hit AS t
    ) AS e
    GROUP BY e.article_id
)
SELECT
    l.article_id,
    l.outlet_id,
    l.published_date,
    l.title,
    f.word_count,
    coalesce(b.score, 0) + coalesce(t.score, 0) AS score,
    coalesce(b.lemmas, []) AS lemmas,
    l.url
FROM found AS f
JOIN live AS l ON l.article_id = f.article_id
LEFT JOIN body_score AS b ON b.article_id = f.article_id
LEFT JOIN title_score AS t ON t.article_id = f.article_id
ORDER BY f.word_count DESC, score DESC, l.published_date DESC, l.article_id;

COMMENT ON MACRO TABLE search IS
    'Search (검색) over current articles and headlines, best first: articles with more of the query''s words come before others (word_count), then BM25 (score). lemmas says what was looked up: compounds are tried whole and in parts, with and without a space.';
