-- 검색: FROM search('오픈소스 규제'); FROM search('저작권', best := 100, outlets := ['hani'], since := '2026-01-01');
-- Okapi BM25 (Robertson and Zaragoza 2009) with k1 = 1.2, b = 0.75; a place in the headline counts as four in the body.
-- Texts are scored by numbers alone; names, headlines and bodies are read of the best only.
CREATE OR REPLACE MACRO search(query, best := 10, outlets := NULL, since := NULL, until := NULL) AS TABLE
WITH option AS (
    SELECT list(o) AS options FROM query_option(query) AS o
),
asked AS (
    -- bits: which word, and which key; a text has a word if it has all keys of one of its readings
    SELECT DISTINCT o.options, list_distinct(flatten(list_transform(o.options, lambda x: x.term_keys))) AS term_keys
    FROM option AS o
),
key AS (
    SELECT k.term_key
    FROM (
        SELECT unnest(a.term_keys) AS term_key FROM asked AS a
        LIMIT 50 -- there are no more; so told, DuckDB looks up these keys in the postings and not the postings in these keys
    ) AS k
    WHERE k.term_key > 0 -- all are; where one side is filtered, DuckDB sifts the other by a Bloom filter while it reads
),
touched AS (
    -- read once for two uses: how common each key is, and what each text scores
    SELECT p.term_key, p.text_no, p.lemma_count + 4 * p.title_count AS weighed_count, p.lemma_total
    FROM posting AS p
    JOIN key AS k ON k.term_key = p.term_key
),
found AS (
    SELECT list({'term_key': f.term_key, 'text_count': f.text_count}) AS keys
    FROM (SELECT p.term_key, count(*) AS text_count FROM touched AS p GROUP BY p.term_key) AS f
),
weight AS (
    SELECT
        w.term_key,
        1::BIGINT << (w.key_no - 1) AS bit,
        0.9::DOUBLE / w.mean_length AS length_weight,
        2.2::DOUBLE * ln(1 + greatest(w.all_count - w.text_count + 0.5, 0.01) / (w.text_count + 0.5)) AS rarity
    FROM (
        SELECT
            u.term_key, list_position(u.term_keys, u.term_key) AS key_no, x.all_count, x.mean_length,
            -- a rare spelling of a common word is no rare word: a word is as rare as all its spellings together
            list_max(list_transform(
                list_filter(u.units, lambda unit: list_contains(unit, u.term_key)),
                lambda unit: list_sum(list_transform(
                    list_filter(u.keys, lambda k: list_contains(unit, k.term_key)), lambda k: k.text_count
                ))
            )) AS text_count
        FROM (
            SELECT a.term_keys, f.keys, unnest(f.keys).term_key AS term_key,
                list_transform(
                    list_distinct(list_transform(a.options, lambda x: (x.first_no, x.last_no))),
                    lambda span: list_distinct(flatten(list_transform(
                        list_filter(a.options, lambda x: (x.first_no, x.last_no) = span), lambda x: x.term_keys
                    )))
                ) AS units
            FROM asked AS a
            CROSS JOIN found AS f
        ) AS u
        CROSS JOIN (
            SELECT count(*)::DOUBLE AS all_count, greatest(avg(x.lemma_total), 1)::DOUBLE AS mean_length FROM indexed_text AS x
        ) AS x
    ) AS w
    LIMIT 50
),
scored AS (
    SELECT
        p.text_no,
        bit_or(w.bit) AS mask,
        -- in whole parts of 1e15: a sum of fractions depends on the order of its parts, and equal texts would change places
        sum((1e15::DOUBLE * w.rarity * p.weighed_count::DOUBLE
            / (p.weighed_count::DOUBLE + 0.3::DOUBLE + w.length_weight * p.lemma_total::DOUBLE))::BIGINT) AS score
    FROM touched AS p
    JOIN weight AS w ON w.term_key = p.term_key
    GROUP BY p.text_no
),
fulfilled AS (
    SELECT DISTINCT r.mask,
        bit_count(list_bit_or(list_transform(
            r.options, lambda x: ((1::BIGINT << (x.last_no - x.first_no + 1)) - 1) << (x.first_no - 1)
        )))::INTEGER AS word_count,
        list_sort(list_distinct(flatten(list_transform(r.options, lambda x: x.lemmas)))) AS lemmas
    FROM (
        SELECT m.mask, list_filter(a.options, lambda x: list_bool_and(list_transform(
            x.term_keys, lambda k: m.mask >> (list_position(a.term_keys, k) - 1) & 1 = 1
        ))) AS options
        FROM (SELECT DISTINCT s.mask FROM scored AS s) AS m
        CROSS JOIN asked AS a
    ) AS r
    WHERE len(r.options) > 0
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
    SELECT s.text_no, s.score, s.mask, f.word_count
    FROM scored AS s
    JOIN (SELECT f.mask, f.word_count FROM fulfilled AS f) AS f ON f.mask = s.mask
    WHERE s.text_no NOT IN (SELECT h.text_no FROM passed AS h)
    ORDER BY f.word_count DESC, s.score DESC, s.text_no DESC
    LIMIT CASE WHEN getvariable('as_of') IS NULL THEN best END
),
chosen AS (
    SELECT t.text_no, t.score / 1e15::DOUBLE AS score, t.word_count, f.lemmas,
        x.article_id, x.version_no, x.outlet_id, x.published_date, a.place
    FROM top AS t
    JOIN fulfilled AS f ON f.mask = t.mask
    JOIN indexed_text AS x ON x.text_no = t.text_no
    JOIN standing_text AS a ON a.article_id = x.article_id AND a.version_no = x.version_no
    ORDER BY t.word_count DESC, t.score DESC, t.text_no DESC
    LIMIT best
),
part AS (
    SELECT p.*
    FROM (
        SELECT o.option_no, o.parts, unnest(o.parts) AS term_no, generate_subscripts(o.parts, 1) AS part_no
        FROM (SELECT unnest(a.options, recursive := true) FROM asked AS a) AS o
        LIMIT 200
    ) AS p
    WHERE p.term_no > 0 -- as in key; a list beside it, for of numbers alone DuckDB makes another table, and no Bloom filter
),
place AS (
    SELECT c.text_no, c.is_title, min(c.char_start) AS char_start, max(c.char_end) AS char_end
    FROM occurrence AS c
    JOIN (SELECT x.text_no FROM chosen AS x WHERE x.word_count > 0) AS h ON h.text_no = c.text_no
    JOIN part AS p ON p.term_no = c.term_no
    GROUP BY c.text_no, c.is_title, p.option_no, p.parts, c.word_no - p.part_no
    HAVING count(*) = len(p.parts)
        AND max(c.char_end) - min(c.char_start) <= sum(c.char_end - c.char_start) + len(p.parts) - 1
),
edged AS (
    SELECT p.*, coalesce(max(p.char_end) OVER w, 0) AS covered_until
    FROM place AS p
    WINDOW w AS (
        PARTITION BY p.text_no, p.is_title ORDER BY p.char_start, p.char_end
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),
highlight AS (
    -- 오픈소스 and the 소스 in it are one highlight: it begins where nothing before reaches, and ends where the next begins to
    SELECT g.text_no, g.is_title,
        list_transform(g.edges, lambda e, n: {'char_start': e.char_start, 'char_end': coalesce(g.edges[n + 1].covered_until, g.last_end)})
            AS hits
    FROM (
        SELECT e.text_no, e.is_title, max(e.char_end) AS last_end,
            list({'char_start': e.char_start, 'covered_until': e.covered_until} ORDER BY e.char_start)
                FILTER (WHERE e.covered_until <= e.char_start) AS edges
        FROM edged AS e
        GROUP BY e.text_no, e.is_title
    ) AS g
),
hit AS (
    SELECT c.*, coalesce(g.title_hits, []) AS title_hits, coalesce(g.body_hits, []) AS body_hits,
        -- the snippet begins where most highlights follow within 120 characters
        greatest(list_min(list_transform(g.body_hits, lambda h, n: (
            -len(list_filter(g.body_hits[n:n + 120], lambda x: x.char_start <= h.char_start + 120)), h.char_start
        )))[2] - 40, 0) AS dense_start
    FROM chosen AS c
    LEFT JOIN (
        SELECT h.text_no, any_value(h.hits) FILTER (WHERE h.is_title) AS title_hits,
            any_value(h.hits) FILTER (WHERE NOT h.is_title) AS body_hits
        FROM highlight AS h
        GROUP BY h.text_no
    ) AS g ON g.text_no = c.text_no
),
marked AS (
    SELECT h.*, list_filter(h.body_hits, lambda x: x.char_start >= h.dense_start AND x.char_end <= h.dense_start + 200) AS marks
    FROM hit AS h
),
placed AS (
    SELECT m.*, CASE WHEN len(m.marks) > 0 THEN m.dense_start ELSE 0 END AS snippet_start, coalesce(m.marks[-1].char_end, 0) AS last_end
    FROM marked AS m
)
SELECT
    h.article_id, h.version_no, h.outlet_id, h.published_date, a.title, h.word_count, h.score, h.lemmas,
    replace(
        array_to_string(list_transform(h.marks, lambda x, n:
            substr(a.body, coalesce(h.marks[n - 1].char_end, h.snippet_start) + 1,
                x.char_start - coalesce(h.marks[n - 1].char_end, h.snippet_start))
            || '«' || substr(a.body, x.char_start + 1, x.char_end - x.char_start) || '»'
        ), '') || substr(a.body, h.last_end + 1, h.snippet_start + 200 - h.last_end),
        chr(10), ' ') AS snippet,
    h.title_hits, h.body_hits, a.url
FROM placed AS h
JOIN article AS a ON a.rowid = h.place -- of the best alone, asked for or not: DuckDB 1.5 drops no column above a CTE
ORDER BY h.word_count DESC, h.score DESC, h.text_no DESC;

COMMENT ON MACRO TABLE search IS
    'Search (검색) over current articles and headlines, best first: articles with more of the query''s words come before others (word_count), then BM25 (score). Particles never matter, compounds are found with and without a space, synonyms are looked for, too; lemmas says by what an article was found. best: how many (NULL for all); outlets: a list of outlet ids; since, until: Korean days of publication, both included. title_hits and body_hits hold the offsets of every highlight, snippet marks them «so».';
