-- 검색어 읽기: FROM query_option('오픈소스 모델을');
-- A query is read by the terms of the corpus itself, so that any client can search without the analyser. 모델을 → 모델;
-- 오픈소스 → 오픈소스 or 오픈 + 소스; 오픈 소스 → each for itself, and the same as 오픈소스; AI → also 인공지능.
-- DISTINCT has each step worked out once: DuckDB 1.5 keeps no AS MATERIALIZED in a stored macro, and repeats what ends in a join.
CREATE OR REPLACE MACRO query_option(query) AS TABLE
WITH word AS (SELECT DISTINCT a.word_no, a.word FROM asked_word(query) AS a),
unit AS (
    SELECT w.word_no AS first_no, w.word_no AS last_no, w.word AS spelling FROM word AS w
    UNION ALL
    SELECT a.word_no, b.word_no, a.word || b.word FROM word AS a JOIN word AS b ON b.word_no = a.word_no + 1
    UNION ALL
    SELECT a.word_no, c.word_no, a.word || b.word || c.word
    FROM word AS a JOIN word AS b ON b.word_no = a.word_no + 1 JOIN word AS c ON c.word_no = a.word_no + 2
),
spelled AS (
    SELECT u.first_no, u.last_no, u.spelling, FALSE AS is_synonym FROM unit AS u
    UNION
    SELECT u.first_no, u.last_no, other.spelling, TRUE
    FROM unit AS u
    JOIN synonym AS s ON starts_with(u.spelling, s.spelling)
    JOIN synonym AS other ON other.notion = s.notion AND other.spelling <> s.spelling
    LEFT JOIN word_ending AS e ON e.ending = substr(u.spelling, length(s.spelling) + 1)
    WHERE u.spelling = s.spelling OR e.ending IS NOT NULL
),
notion_unit AS (
    -- 데이터 센터 is the one notion 데이터센터, not something with 데이터 and 센터
    SELECT DISTINCT s.first_no, s.last_no FROM spelled AS s WHERE s.is_synonym AND s.last_no > s.first_no
),
stem AS (
    SELECT s.first_no, s.spelling AS stem FROM spelled AS s WHERE s.first_no = s.last_no
    UNION
    SELECT s.first_no, left(s.spelling, -length(e.ending))
    FROM spelled AS s JOIN word_ending AS e ON ends_with(s.spelling, e.ending)
    WHERE s.first_no = s.last_no
),
longer AS (
    -- names and compounds that the analyser keeps whole: 라마 → 라마3, 저작권 → 저작권법, but not 라마 → 라마단
    SELECT s.first_no, t.term_no, t.lemma, length(t.form) - length(s.stem) AS rest_length
    FROM stem AS s
    JOIN term AS t ON left(t.form, 2) = left(s.stem, 2) AND starts_with(t.form, s.stem)
    WHERE t.form = t.lemma AND t.form <> s.stem AND length(s.stem) > 1
      AND (regexp_matches(t.form[length(s.stem) + 1], '[0-9]') OR regexp_matches(s.stem, '^[가-힣]{3}'))
    ORDER BY rest_length, t.lemma
    LIMIT 20
),
piece AS (
    SELECT DISTINCT substr(s.spelling, a.n, b.n) AS piece
    FROM spelled AS s
    JOIN range(1, 61) AS a(n) ON a.n <= length(s.spelling)
    JOIN range(1, 25) AS b(n) ON b.n <= length(s.spelling) - a.n + 1
),
known AS (
    SELECT DISTINCT t.term_no, t.form, t.lemma FROM term AS t JOIN piece AS p ON p.piece = t.form
),
-- Four parts at most (대 + 규모 + 언어 + 모델), step by step: in a recursion DuckDB would look the pieces up at every step.
first_cut AS (
    SELECT DISTINCT s.first_no, s.last_no, s.spelling, s.is_synonym, substr(s.spelling, length(k.form) + 1) AS rest,
        [k.term_no] AS parts, [k.lemma] AS lemmas
    FROM spelled AS s
    JOIN known AS k ON starts_with(s.spelling, k.form)
),
second_cut AS (
    SELECT DISTINCT c.* REPLACE (substr(c.rest, length(k.form) + 1) AS rest, list_append(c.parts, k.term_no) AS parts,
        list_append(c.lemmas, k.lemma) AS lemmas)
    FROM first_cut AS c
    JOIN known AS k ON starts_with(c.rest, k.form)
),
third_cut AS (
    SELECT DISTINCT c.* REPLACE (substr(c.rest, length(k.form) + 1) AS rest, list_append(c.parts, k.term_no) AS parts,
        list_append(c.lemmas, k.lemma) AS lemmas)
    FROM second_cut AS c
    JOIN known AS k ON starts_with(c.rest, k.form)
),
cut AS (
    SELECT c.* FROM first_cut AS c
    UNION ALL
    SELECT c.* FROM second_cut AS c
    UNION ALL
    SELECT c.* FROM third_cut AS c
    UNION ALL
    SELECT c.* REPLACE (substr(c.rest, length(k.form) + 1) AS rest, list_append(c.parts, k.term_no) AS parts,
        list_append(c.lemmas, k.lemma) AS lemmas)
    FROM third_cut AS c
    JOIN known AS k ON starts_with(c.rest, k.form)
),
whole AS (
    SELECT c.*,
        bool_or(c.rest = '' AND len(c.parts) = 1) OVER (PARTITION BY c.first_no, c.last_no, c.spelling) AS is_known_whole
    FROM cut AS c
    LEFT JOIN word_ending AS e ON e.ending = c.rest
    WHERE c.rest = '' OR (e.ending IS NOT NULL AND NOT c.is_synonym)
),
read AS (
    SELECT w.first_no, w.last_no, w.parts, w.lemmas, length(w.rest) AS rest_length
    FROM whole AS w
    -- where a word is known as it stands, no ending is taken off: 고가 is not 고 + 가
    WHERE w.rest = '' OR NOT w.is_known_whole
    UNION ALL
    SELECT l.first_no, l.first_no, [l.term_no], [l.lemma], 10 + l.rest_length FROM longer AS l
),
distinct_option AS (
    SELECT r.first_no, r.last_no, r.parts, any_value(r.lemmas) AS lemmas, min(r.rest_length) AS rest_length
    FROM read AS r
    LEFT JOIN notion_unit AS n ON r.first_no >= n.first_no AND r.last_no <= n.last_no
        AND r.last_no - r.first_no < n.last_no - n.first_no
    WHERE n.first_no IS NULL
    GROUP BY r.first_no, r.last_no, r.parts
),
ranked AS (
    SELECT o.*, row_number() OVER (
        ORDER BY o.rest_length >= 10, o.last_no - o.first_no, len(o.parts), o.rest_length, o.first_no, o.lemmas, o.parts
    ) AS option_no
    FROM distinct_option AS o
)
SELECT
    r.option_no, r.first_no, r.last_no, (SELECT count(*) FROM word AS w) AS word_count, r.parts, r.lemmas,
    CASE WHEN len(r.parts) = 1 THEN [r.parts[1]::BIGINT]
        ELSE list_transform(range(1, len(r.parts)), lambda i: r.parts[i]::BIGINT << 32 | r.parts[i + 1]) END AS term_keys
FROM ranked AS r
-- DuckDB passes over row groups by the first 50 keys of a join and no more
QUALIFY sum(greatest(1, len(r.parts) - 1)) OVER (ORDER BY r.option_no) <= 50
LIMIT 50;

COMMENT ON MACRO TABLE query_option IS
    'Reading of a query (검색어 읽기): each way in which the words first_no to last_no of a query of word_count words stand in the corpus, as terms (parts, lemmas) and keys of posting (term_keys). Particles and endings are left out, compounds cut and joined, synonyms added. search, phrase and keyword_in_context rest on it.';
