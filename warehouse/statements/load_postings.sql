-- 색인: what search reads, drawn from the tokens of a batch (`incoming_token`, `incoming_title_token`) for the article
-- versions of `reread`. `replaced` are those of them that were read before. Nothing here looks at the postings of the
-- corpus: a text that was read before gets a new number, and its old rows go when runs are merged (merge_postings.sql).
INSERT INTO ledger.dead_text BY NAME
SELECT x.text_no FROM indexed_text AS x
SEMI JOIN replaced AS r ON r.article_id = x.article_id AND r.version_no = x.version_no;
DELETE FROM indexed_text WHERE (article_id, version_no) IN (SELECT (article_id, version_no) FROM replaced);

CREATE OR REPLACE TEMP TABLE batch_text AS
SELECT
    ((SELECT coalesce(max(u.last_text_no), 0) FROM ledger.posting_run AS u)
        + row_number() OVER (ORDER BY a.published_at, a.article_id, a.version_no))::INTEGER AS text_no,
    a.article_id, a.version_no, a.outlet_id, a.published_date, a.is_current AND a.gone_at IS NULL AS is_shown
FROM article AS a
SEMI JOIN reread AS r ON r.article_id = a.article_id AND r.version_no = a.version_no;

-- Content words: nouns, roots, verbs, adjectives, affixes, Latin and Chinese script, numbers. A token of several morphemes
-- counts by its first (VV+EP is a verb); Kiwi marks irregular verbs with a suffix (VV-I). The plural's 들 is an ending.
-- Particles, endings, quotation marks and hyphens between two words do not part them; all else does, and has no lemma here.
-- Each form is looked at once, and is a number from here on: a batch has many times as many tokens.
CREATE OR REPLACE TEMP TABLE batch_form AS
WITH found AS (
    SELECT DISTINCT t.form, t.lemma, t.tag
    FROM (
        SELECT i.form, i.lemma, i.tag FROM incoming_token AS i
        UNION ALL
        SELECT h.form, h.lemma, h.tag FROM incoming_title_token AS h
    ) AS t
),
tagged AS (
    SELECT f.*, regexp_extract(f.tag, '^[A-Z]+') AS first_tag FROM found AS f
),
kept AS (
    SELECT t.form, t.lemma, t.tag, t.first_tag IN ('VV', 'VA') AS is_predicate,
        t.first_tag IN ('NNG', 'NNP', 'XR', 'SL', 'SH', 'SN', 'XPN', 'XSN')
            -- Kiwi takes letters of full width (ＡＩ) for symbols
            OR t.first_tag = 'SW' AND regexp_matches(t.form, '[Ａ-Ｚａ-ｚ０-９]') AS is_noun
    FROM tagged AS t
    WHERE t.first_tag[1] NOT IN ('J', 'E')
      AND t.first_tag NOT IN ('XSV', 'XSA', 'XSM', 'VCP', 'SS', 'SSO', 'SSC', 'SO')
      AND NOT (t.first_tag = 'XSN' AND t.form = '들')
)
SELECT k.form AS token_form, k.lemma AS token_lemma, k.tag, k.is_noun,
    CASE WHEN k.is_noun OR k.is_predicate THEN fold(k.form) END AS form,
    CASE WHEN k.is_noun OR k.is_predicate THEN fold(k.lemma) END AS lemma
FROM kept AS k;
CREATE OR REPLACE TEMP TABLE batch_term AS
WITH lemma AS (SELECT DISTINCT f.lemma FROM batch_form AS f WHERE f.lemma <> '' AND f.form <> ''),
known AS (
    SELECT l.lemma, t.term_no FROM lemma AS l LEFT JOIN term AS t ON t.lemma = l.lemma AND t.form = l.lemma
)
SELECT k.lemma, k.term_no FROM known AS k WHERE k.term_no IS NOT NULL
UNION ALL
SELECT k.lemma,
    ((SELECT coalesce(max(t.term_no), 0) FROM term AS t) + row_number() OVER (ORDER BY k.lemma))::INTEGER
FROM known AS k
WHERE k.term_no IS NULL;
INSERT INTO term BY NAME
WITH incoming AS (
    SELECT t.term_no, f.form, t.lemma FROM batch_form AS f JOIN batch_term AS t ON t.lemma = f.lemma WHERE f.form <> ''
    UNION
    SELECT t.term_no, t.lemma, t.lemma FROM batch_term AS t
)
SELECT i.* FROM incoming AS i
ANTI JOIN term AS t ON t.form = i.form AND t.term_no = i.term_no
ORDER BY i.term_no, i.form;

CREATE OR REPLACE TEMP TABLE batch_word AS
WITH numbered AS (
    SELECT f.token_form, f.token_lemma, f.tag, f.is_noun, t.term_no
    FROM batch_form AS f
    LEFT JOIN batch_term AS t ON t.lemma = f.lemma
),
placed AS (
    SELECT x.text_no, t.is_title, t.token_no, t.sentence_no, t.char_start, t.char_end, n.term_no, n.is_noun
    FROM (
        SELECT i.article_id, i.version_no, FALSE AS is_title, i.token_no, i.sentence_no, i.char_start, i.char_end, i.form,
            i.lemma, i.tag
        FROM incoming_token AS i
        UNION ALL
        SELECT h.article_id, h.version_no, TRUE, h.token_no, 0, h.char_start, h.char_end, h.form, h.lemma, h.tag
        FROM incoming_title_token AS h
    ) AS t
    JOIN numbered AS n ON n.token_form = t.form AND n.token_lemma = t.lemma AND n.tag = t.tag
    JOIN batch_text AS x ON x.article_id = t.article_id AND x.version_no = t.version_no
)
SELECT
    p.text_no, p.is_title, p.term_no, p.char_start, p.char_end,
    -- a sentence's end parts words, too
    (p.sentence_no + row_number() OVER in_text)::INTEGER AS word_no,
    -- Neighbouring nouns are one word to some writers and two to others (오픈소스, 오픈 소스, 오픈-소스): both find them.
    CASE WHEN lag(p.sentence_no) OVER in_text = p.sentence_no
        -- a word the analyser does not know may come in any pieces: 소버린 as 소 + 버리다
        AND CASE WHEN p.is_noun AND lag(p.is_noun) OVER in_text THEN p.char_start - lag(p.char_end) OVER in_text <= 1
            ELSE p.char_start = lag(p.char_end) OVER in_text END
        THEN lag(p.term_no) OVER in_text::BIGINT << 32 | p.term_no END AS pair_key
FROM placed AS p
WINDOW in_text AS (PARTITION BY p.text_no, p.is_title ORDER BY p.token_no)
QUALIFY p.term_no IS NOT NULL;

INSERT INTO occurrence BY NAME
SELECT w.* EXCLUDE (pair_key) FROM batch_word AS w ORDER BY w.term_no, w.text_no;

CREATE OR REPLACE TEMP TABLE batch_total AS
SELECT w.text_no, count(*)::INTEGER AS lemma_total FROM batch_word AS w WHERE NOT w.is_title GROUP BY w.text_no;
INSERT INTO indexed_text BY NAME
SELECT x.*, coalesce(n.lemma_total, 0) AS lemma_total
FROM batch_text AS x
LEFT JOIN batch_total AS n ON n.text_no = x.text_no
ORDER BY x.text_no;

INSERT INTO posting BY NAME
WITH keyed AS (
    SELECT w.term_no::BIGINT AS term_key, w.text_no, w.is_title FROM batch_word AS w
    UNION ALL
    SELECT w.pair_key, w.text_no, w.is_title FROM batch_word AS w WHERE w.pair_key IS NOT NULL
),
tallied AS (
    SELECT k.term_key, k.text_no, count(*) AS place_count, count(*) FILTER (k.is_title) AS title_count
    FROM keyed AS k
    GROUP BY k.term_key, k.text_no
)
SELECT c.term_key, c.text_no, (c.place_count - c.title_count)::INTEGER AS lemma_count, c.title_count::INTEGER AS title_count,
    coalesce(n.lemma_total, 0) AS lemma_total
FROM tallied AS c
LEFT JOIN batch_total AS n ON n.text_no = c.text_no
ORDER BY c.term_key, c.text_no;

INSERT INTO ledger.posting_run BY NAME
SELECT min(x.text_no) AS first_text_no, max(x.text_no) AS last_text_no,
    (SELECT count(*) FROM posting AS p WHERE p.text_no >= (SELECT min(b.text_no) FROM batch_text AS b)) AS posting_count
FROM batch_text AS x
HAVING count(*) > 0;
