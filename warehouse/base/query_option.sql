-- 검색어 읽기: FROM query_option('오픈소스 모델을');
-- A query is read by the terms of the corpus itself, so that any client can search without the analyser. 모델을 → 모델;
-- 오픈소스 → 오픈소스 or 오픈 + 소스; 오픈 소스 → each for itself, and the same as 오픈소스; AI → also 인공지능.
-- DISTINCT has each step worked out once: DuckDB 1.5 keeps no AS MATERIALIZED in a stored macro, and repeats what ends in a join.
-- What is small is kept in lists: to plan and start a join takes longer than to go through a hundred words.
CREATE OR REPLACE MACRO query_option(query) AS TABLE
WITH unit AS (
    SELECT DISTINCT u.first_no, u.last_no, u.spelling, u.endings,
        -- the word as it is, and without each ending it may have
        list_filter(
            list_transform(range(1, length(u.spelling) + 1), lambda n: left(u.spelling, n)),
            lambda s: s = u.spelling OR list_contains(u.endings, substr(u.spelling, length(s) + 1))
        ) AS stems
    FROM (
        SELECT unnest(list_transform(
            list_filter(
                flatten(list_transform(range(1, len(a.words) + 1), lambda n: [(n, n), (n, n + 1), (n, n + 2)])),
                lambda span: span[2] <= len(a.words)
            ),
            lambda span: {
                'first_no': span[1], 'last_no': span[2], 'spelling': array_to_string(a.words[span[1]:span[2]], '')
            }
        ), recursive := true), a.endings
        FROM (SELECT query_words(query) AS words, e.endings FROM (SELECT list(w.ending) AS endings FROM word_ending AS w) AS e) AS a
    ) AS u
),
spelled AS (
    SELECT u.first_no, u.last_no, u.spelling, FALSE AS is_synonym, u.stems, u.endings FROM unit AS u
    UNION
    SELECT u.first_no, u.last_no, other.spelling, TRUE, [other.spelling], u.endings
    FROM (SELECT t.first_no, t.last_no, t.endings, unnest(t.stems) AS stem FROM unit AS t) AS u
    JOIN synonym AS s ON s.spelling = u.stem
    JOIN synonym AS other ON other.notion = s.notion AND other.spelling <> s.spelling
),
known AS (
    SELECT list({'term_no': t.term_no, 'form': t.form, 'lemma': t.lemma}) AS known, list(t.form) AS forms
    FROM term AS t
    SEMI JOIN (
        SELECT unnest(flatten(list_transform(range(1, least(61, length(s.spelling) + 1)), lambda a:
            list_transform(range(1, least(25, length(s.spelling) - a + 2)), lambda b: substr(s.spelling, a, b))
        ))) AS piece
        FROM spelled AS s
    ) AS p ON p.piece = t.form
),
cut AS (
    SELECT s.first_no, s.last_no, s.is_synonym, list_contains(k.forms, s.spelling) AS is_known_whole, s.endings,
        -- four parts at most (대 + 규모 + 언어 + 모델)
        unnest(list_reduce(
            [[{'rest': s.spelling, 'parts': []::INTEGER[], 'lemmas': []::VARCHAR[]}], [], [], [], []],
            lambda cuts, none, n: list_concat(cuts, longer_cuts(list_filter(cuts, lambda c: len(c.parts) = n - 2), k.known))
        ), recursive := true)
    FROM spelled AS s CROSS JOIN known AS k
),
read AS (
    SELECT c.first_no, c.last_no, c.parts, c.lemmas, length(c.rest) AS rest_length
    FROM cut AS c
    -- where a word is known as it stands, no ending is taken off: 고가 is not 고 + 가
    WHERE c.rest = ''
       OR (NOT c.is_synonym AND NOT c.is_known_whole AND (
            list_contains(c.endings, c.rest)
            -- counters are no terms (load_postings.sql), so that 11월 and 48시간의 are read by their numbers, as Kiwi does
            OR (regexp_full_match(c.lemmas[-1], '[0-9][0-9.,]*') AND regexp_full_match(c.rest, '[가-힣]+') AND (
                length(c.rest) <= 2 OR list_contains(c.endings, substr(c.rest, 2)) OR list_contains(c.endings, substr(c.rest, 3))
            ))
       ))
    UNION ALL
    -- names and compounds that the analyser keeps whole: 라마 → 라마3, 저작권 → 저작권법, but not 라마 → 라마단
    (SELECT s.first_no, s.first_no, [t.term_no], [t.lemma], 10 + length(t.form) - length(s.stem) AS rest_length
    FROM (
        SELECT DISTINCT l.first_no, l.stem
        FROM (SELECT s.first_no, unnest(s.stems) AS stem FROM spelled AS s WHERE s.first_no = s.last_no) AS l
        WHERE length(l.stem) > 1 AND NOT regexp_matches(l.stem, '[0-9]$') -- 11 is not 119
    ) AS s
    JOIN term AS t ON left(t.form, 2) = left(s.stem, 2) AND starts_with(t.form, s.stem)
    WHERE t.form = t.lemma
      AND t.form > s.stem AND t.form < s.stem || chr(1114111) -- that is starts_with, too: DuckDB passes over forms by it
      AND (regexp_matches(t.form[length(s.stem) + 1], '[0-9]') OR regexp_matches(s.stem, '^[가-힣]{3}'))
    ORDER BY rest_length, t.lemma
    LIMIT 20)
),
distinct_option AS (
    SELECT r.first_no, r.last_no, r.parts, any_value(r.lemmas) AS lemmas, min(r.rest_length) AS rest_length
    FROM read AS r
    -- 데이터 센터 is the one notion 데이터센터, not something with 데이터 and 센터
    ANTI JOIN (SELECT s.first_no, s.last_no FROM spelled AS s WHERE s.is_synonym AND s.last_no > s.first_no) AS n
        ON r.first_no >= n.first_no AND r.last_no <= n.last_no AND r.last_no - r.first_no < n.last_no - n.first_no
    GROUP BY r.first_no, r.last_no, r.parts
)
SELECT
    row_number() OVER w AS option_no, o.first_no, o.last_no,
    (SELECT count(*) FROM unit AS u WHERE u.first_no = u.last_no) AS word_count, o.parts, o.lemmas,
    CASE WHEN len(o.parts) = 1 THEN [o.parts[1]::BIGINT]
        ELSE list_transform(range(1, len(o.parts)), lambda i: o.parts[i]::BIGINT << 32 | o.parts[i + 1]) END AS term_keys
FROM distinct_option AS o
WINDOW w AS (ORDER BY o.rest_length >= 10, o.last_no - o.first_no, len(o.parts), o.rest_length, o.first_no, o.lemmas, o.parts)
-- DuckDB passes over row groups by the first 50 keys of a join and no more
QUALIFY sum(greatest(1, len(o.parts) - 1)) OVER w <= 50
LIMIT 50;

COMMENT ON MACRO TABLE query_option IS
    'Reading of a query (검색어 읽기): each way in which the words first_no to last_no of a query of word_count words stand in the corpus, as terms (parts, lemmas) and keys of posting (term_keys). Particles and endings are left out, compounds cut and joined, synonyms added. A number with a counter (11월) is read as the number alone, which finds 11일, too. search, phrase and keyword_in_context rest on it.';
