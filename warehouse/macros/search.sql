-- 검색: FROM search('오픈소스 규제'); FROM search('저작권', best := 100, outlets := ['hani'], since := '2026-01-01');
-- Okapi BM25 (Robertson and Zaragoza 2009) with k1 = 1.2, b = 0.75; a place in the headline counts as four in the body.
-- Texts are scored by numbers alone; names, headlines and bodies are read of the best only.
CREATE OR REPLACE MACRO search(query, best := 10, outlets := NULL, since := NULL, until := NULL) AS TABLE
WITH option AS (SELECT DISTINCT o.* FROM query_option(query) AS o),
option_key AS (
    SELECT DISTINCT o.option_no, o.first_no, o.last_no, unnest(o.term_keys) AS term_key FROM option AS o
),
key AS (
    SELECT DISTINCT o.term_key FROM option_key AS o
    LIMIT 50 -- there are no more; so told, DuckDB looks up these keys in the postings and not the postings in these keys
),
found_key AS (
    SELECT p.term_key, count(*) AS text_count, 1::BIGINT << (row_number() OVER (ORDER BY p.term_key) - 1) AS bit
    FROM posting AS p
    JOIN key AS k ON k.term_key = p.term_key
    GROUP BY p.term_key
    LIMIT 50
),
unit_key AS (
    -- a rare spelling of a common word is no rare word: a word is as rare as all its spellings together
    SELECT u.term_key, u.bit, sum(u.text_count) OVER (PARTITION BY u.first_no, u.last_no) AS text_count
    FROM (
        SELECT DISTINCT o.first_no, o.last_no, f.term_key, f.bit, f.text_count
        FROM option_key AS o JOIN found_key AS f ON f.term_key = o.term_key
    ) AS u
),
weight AS (
    SELECT u.term_key, u.bit, 0.9::DOUBLE / c.mean_length AS length_weight,
        2.2::DOUBLE * ln(1 + greatest(c.text_count - max(u.text_count) + 0.5, 0.01) / (max(u.text_count) + 0.5)) AS rarity
    FROM unit_key AS u
    CROSS JOIN (
        SELECT count(*)::DOUBLE AS text_count, greatest(avg(x.lemma_total), 1)::DOUBLE AS mean_length FROM indexed_text AS x
    ) AS c
    GROUP BY u.term_key, u.bit, c.text_count, c.mean_length
    LIMIT 50
),
scored AS (
    SELECT
        p.text_no,
        bit_or(w.bit) AS mask,
        sum(w.rarity * (p.lemma_count + 4 * p.title_count)::DOUBLE
            / ((p.lemma_count + 4 * p.title_count)::DOUBLE + 0.3::DOUBLE + w.length_weight * p.lemma_total::DOUBLE)) AS score
    FROM posting AS p
    JOIN weight AS w ON w.term_key = p.term_key
    GROUP BY p.text_no
),
option_mask AS (
    SELECT o.option_no, any_value(o.lemmas) AS lemmas, bit_or(f.bit) AS mask,
        any_value(((1 << (o.last_no - o.first_no + 1)) - 1) << (o.first_no - 1)) AS words
    FROM option AS o
    JOIN option_key AS y ON y.option_no = o.option_no
    JOIN found_key AS f ON f.term_key = y.term_key
    GROUP BY o.option_no
    HAVING count(*) = any_value(len(o.term_keys))
),
fulfilled AS (
    -- a text has a word if it has all keys of one of its readings
    SELECT m.mask, bit_count(bit_or(o.words))::INTEGER AS word_count,
        list_sort(list_distinct(flatten(list(o.lemmas)))) AS lemmas
    FROM (SELECT DISTINCT s.mask FROM scored AS s) AS m
    JOIN option_mask AS o ON m.mask & o.mask = o.mask
    GROUP BY m.mask
),
passed AS (
    -- as_of: what stands is then asked of current_article alone
    SELECT x.text_no FROM indexed_text AS x
    WHERE (NOT x.is_shown AND getvariable('as_of') IS NULL)
       OR (outlets IS NOT NULL AND NOT coalesce(list_contains(outlets::VARCHAR[], x.outlet_id), TRUE))
       OR (since IS NOT NULL AND x.published_date < since::DATE)
       OR (until IS NOT NULL AND x.published_date > until::DATE)
    UNION ALL
    SELECT d.text_no FROM ledger.dead_text AS d
),
top AS (
    SELECT s.text_no, s.score, f.word_count, f.lemmas
    FROM scored AS s
    JOIN fulfilled AS f ON f.mask = s.mask
    ANTI JOIN passed AS h ON h.text_no = s.text_no
    ORDER BY f.word_count DESC, s.score DESC, s.text_no DESC
    LIMIT CASE WHEN getvariable('as_of') IS NULL THEN best END
),
chosen AS (
    SELECT t.text_no, t.score, t.word_count, t.lemmas, a.place
    FROM top AS t
    JOIN indexed_text AS x ON x.text_no = t.text_no
    JOIN standing_text AS a ON a.article_id = x.article_id AND a.version_no = x.version_no
    ORDER BY t.word_count DESC, t.score DESC, t.text_no DESC
    LIMIT best
),
hit AS (
    SELECT c.*, a.article_id, a.version_no, a.outlet_id, a.published_date, a.title, a.url
    FROM chosen AS c
    JOIN article AS a ON a.rowid = c.place
),
part AS (
    SELECT o.option_no, len(o.parts) AS part_count, unnest(o.parts) AS term_no, generate_subscripts(o.parts, 1) AS part_no
    FROM option AS o
),
nearby AS (
    SELECT c.*
    FROM occurrence AS c
    JOIN (SELECT DISTINCT p.term_no, h.text_no FROM part AS p CROSS JOIN chosen AS h LIMIT 5000) AS w
        ON w.term_no = c.term_no AND w.text_no = c.text_no
),
place AS (
    SELECT c.text_no, c.is_title, min(c.char_start) AS char_start, max(c.char_end) AS char_end
    FROM part AS p
    JOIN nearby AS c ON c.term_no = p.term_no
    GROUP BY c.text_no, c.is_title, p.option_no, p.part_count, c.word_no - p.part_no
    HAVING count(*) = p.part_count
        AND max(c.char_end) - min(c.char_start) <= sum(c.char_end - c.char_start) + p.part_count - 1
),
edged AS (
    -- 오픈소스 and the 소스 in it are one highlight
    SELECT p.*, coalesce(max(p.char_end) OVER w, 0) <= p.char_start AS is_edge
    FROM place AS p
    WINDOW w AS (
        PARTITION BY p.text_no, p.is_title ORDER BY p.char_start, p.char_end
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),
grouped AS (
    SELECT e.*, count(*) FILTER (WHERE e.is_edge)
        OVER (PARTITION BY e.text_no, e.is_title ORDER BY e.char_start, e.char_end) AS group_no
    FROM edged AS e
),
highlight AS (
    SELECT g.text_no, g.is_title, min(g.char_start) AS char_start, max(g.char_end) AS char_end
    FROM grouped AS g
    GROUP BY g.text_no, g.is_title, g.group_no
),
highlighted AS (
    SELECT g.text_no,
        list({'char_start': g.char_start, 'char_end': g.char_end} ORDER BY g.char_start) FILTER (WHERE NOT g.is_title) AS body_hits,
        list({'char_start': g.char_start, 'char_end': g.char_end} ORDER BY g.char_start) FILTER (WHERE g.is_title) AS title_hits
    FROM highlight AS g
    GROUP BY g.text_no
),
densest AS (
    -- the snippet begins where most highlights follow within 120 characters
    SELECT n.text_no, greatest(arg_min(n.char_start, (-n.hit_count, n.char_start)) - 40, 0) AS snippet_start
    FROM (
        SELECT g.text_no, g.char_start, count(*) OVER (
            PARTITION BY g.text_no ORDER BY g.char_start RANGE BETWEEN CURRENT ROW AND 120 FOLLOWING
        ) AS hit_count
        FROM highlight AS g
        WHERE NOT g.is_title
    ) AS n
    GROUP BY n.text_no
),
marked AS (
    SELECT g.text_no, g.char_start, g.char_end, d.snippet_start,
        lag(g.char_end, 1, d.snippet_start) OVER (PARTITION BY g.text_no ORDER BY g.char_start) AS last_end
    FROM highlight AS g
    JOIN densest AS d ON d.text_no = g.text_no
    WHERE NOT g.is_title AND g.char_start >= d.snippet_start AND g.char_end <= d.snippet_start + 200
),
snippet AS (
    SELECT h.text_no, replace(
        coalesce(string_agg(substr(b.body, m.last_end + 1, m.char_start - m.last_end) || '«'
            || substr(b.body, m.char_start + 1, m.char_end - m.char_start) || '»', '' ORDER BY m.char_start), '')
        || substr(any_value(b.body), coalesce(max(m.char_end), 0) + 1,
            coalesce(any_value(m.snippet_start), 0) + 200 - coalesce(max(m.char_end), 0)),
        chr(10), ' ') AS snippet
    FROM chosen AS h
    JOIN article AS b ON b.rowid = h.place -- here alone, so that nobody reads bodies who asks for no snippet
    LEFT JOIN marked AS m ON m.text_no = h.text_no
    GROUP BY h.text_no
)
SELECT
    h.article_id, h.version_no, h.outlet_id, h.published_date, h.title, h.word_count, h.score, h.lemmas,
    s.snippet, coalesce(g.title_hits, []) AS title_hits, coalesce(g.body_hits, []) AS body_hits, h.url
FROM hit AS h
LEFT JOIN highlighted AS g ON g.text_no = h.text_no
LEFT JOIN snippet AS s ON s.text_no = h.text_no
ORDER BY h.word_count DESC, h.score DESC, h.text_no DESC;

COMMENT ON MACRO TABLE search IS
    'Search (검색) over current articles and headlines, best first: articles with more of the query''s words come before others (word_count), then BM25 (score). Particles never matter, compounds are found with and without a space, synonyms are looked for, too; lemmas says by what an article was found. best: how many (NULL for all); outlets: a list of outlet ids; since, until: Korean days of publication, both included. title_hits and body_hits hold the offsets of every highlight, snippet marks them «so».';
