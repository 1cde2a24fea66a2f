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
-- Particles, endings, quotation marks and hyphens between two words do not part them; all else does.
CREATE OR REPLACE TEMP TABLE batch_tag AS
WITH tag AS (
    SELECT t.tag, regexp_extract(t.tag, '^[A-Z]+') AS first_tag
    FROM (SELECT i.tag FROM incoming_token AS i UNION SELECT h.tag FROM incoming_title_token AS h) AS t
)
SELECT t.tag, t.first_tag = 'XSN' AS is_suffix, t.first_tag = 'SW' AS is_symbol,
    t.first_tag IN ('NNG', 'NNP', 'XR', 'SL', 'SH', 'SN', 'XPN', 'XSN') AS is_nominal,
    t.first_tag IN ('VV', 'VA') AS is_predicate
FROM tag AS t
WHERE t.first_tag[1] NOT IN ('J', 'E')
  AND t.first_tag NOT IN ('XSV', 'XSA', 'XSM', 'VCP', 'SS', 'SSO', 'SSC', 'SO');
CREATE OR REPLACE TEMP TABLE batch_word AS
WITH token_of_batch AS (
    SELECT t.article_id, t.version_no, FALSE AS is_title, t.token_no, t.sentence_no, t.char_start, t.char_end, t.form,
        t.lemma, t.tag
    FROM incoming_token AS t
    UNION ALL
    SELECT t.article_id, t.version_no, TRUE, t.token_no, 0, t.char_start, t.char_end, t.form, t.lemma, t.tag
    FROM incoming_title_token AS t
)
SELECT
    x.text_no, t.is_title, t.char_start, t.char_end, t.form, t.lemma,
    -- Kiwi takes letters of full width (ＡＩ) for symbols
    g.is_nominal OR (g.is_symbol AND regexp_matches(t.form, '[Ａ-Ｚａ-ｚ０-９]')) AS is_noun,
    -- a sentence's end parts words, too
    (t.sentence_no + row_number() OVER (PARTITION BY x.text_no, t.is_title ORDER BY t.token_no))::INTEGER AS word_no
FROM token_of_batch AS t
JOIN batch_tag AS g ON g.tag = t.tag AND NOT (g.is_suffix AND t.form = '들')
JOIN batch_text AS x ON x.article_id = t.article_id AND x.version_no = t.version_no
QUALIFY is_noun OR g.is_predicate;

CREATE OR REPLACE TEMP TABLE batch_form AS
WITH form AS (SELECT DISTINCT w.form, w.lemma FROM batch_word AS w),
folded AS (SELECT s.word, fold(s.word) AS folded FROM (SELECT f.form AS word FROM form AS f UNION SELECT f.lemma FROM form AS f) AS s)
SELECT DISTINCT f.lemma AS token_lemma, l.folded AS lemma, w.folded AS form
FROM form AS f
JOIN folded AS l ON l.word = f.lemma
JOIN folded AS w ON w.word = f.form
WHERE l.folded <> '' AND w.folded <> '';
CREATE OR REPLACE TEMP TABLE batch_term AS
WITH lemma AS (SELECT DISTINCT f.lemma FROM batch_form AS f),
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
    SELECT t.term_no, f.form, t.lemma FROM batch_form AS f JOIN batch_term AS t ON t.lemma = f.lemma
    UNION
    SELECT t.term_no, t.lemma, t.lemma FROM batch_term AS t
)
SELECT i.* FROM incoming AS i
ANTI JOIN term AS t ON t.form = i.form AND t.term_no = i.term_no
ORDER BY i.term_no, i.form;

CREATE OR REPLACE TEMP TABLE batch_occurrence AS
WITH numbered AS (
    SELECT DISTINCT f.token_lemma, t.term_no FROM batch_form AS f JOIN batch_term AS t ON t.lemma = f.lemma
)
SELECT n.term_no, w.text_no, w.is_title, w.word_no, w.char_start, w.char_end, w.is_noun
FROM batch_word AS w
JOIN numbered AS n ON n.token_lemma = w.lemma;
INSERT INTO occurrence BY NAME
SELECT o.* EXCLUDE (is_noun) FROM batch_occurrence AS o ORDER BY o.term_no, o.text_no, o.is_title, o.word_no;

INSERT INTO indexed_text BY NAME
SELECT x.*, coalesce(n.lemma_total, 0)::INTEGER AS lemma_total
FROM batch_text AS x
LEFT JOIN (
    SELECT o.text_no, count(*) AS lemma_total FROM batch_occurrence AS o WHERE NOT o.is_title GROUP BY o.text_no
) AS n ON n.text_no = x.text_no
ORDER BY x.text_no;

-- Neighbouring nouns are one word to some writers and two to others (오픈소스, 오픈 소스, 오픈-소스): both find them.
CREATE OR REPLACE TEMP TABLE batch_posting AS
WITH keyed AS (
    SELECT o.term_no::BIGINT AS term_key, o.text_no, o.is_title FROM batch_occurrence AS o
    UNION ALL
    SELECT a.term_no::BIGINT << 32 | b.term_no, a.text_no, a.is_title
    FROM batch_occurrence AS a
    JOIN batch_occurrence AS b ON b.text_no = a.text_no AND b.is_title = a.is_title AND b.word_no = a.word_no + 1
    WHERE CASE WHEN a.is_noun AND b.is_noun THEN b.char_start - a.char_end <= 1
        -- a word the analyser does not know may come in any pieces: 소버린 as 소 + 버리다
        ELSE b.char_start = a.char_end END
),
tallied AS (
    SELECT k.term_key, k.text_no, count(*) AS place_count, count(*) FILTER (WHERE k.is_title) AS title_count
    FROM keyed AS k
    GROUP BY k.term_key, k.text_no
)
SELECT c.term_key, c.text_no, (c.place_count - c.title_count)::INTEGER AS lemma_count,
    c.title_count::INTEGER AS title_count, x.lemma_total
FROM tallied AS c
JOIN (SELECT n.text_no, n.lemma_total FROM indexed_text AS n SEMI JOIN batch_text AS b ON b.text_no = n.text_no) AS x
    ON x.text_no = c.text_no
ORDER BY c.term_key, c.text_no;
INSERT INTO posting BY NAME SELECT p.* FROM batch_posting AS p;

INSERT INTO ledger.posting_run BY NAME
SELECT min(x.text_no) AS first_text_no, max(x.text_no) AS last_text_no,
    (SELECT count(*) FROM batch_posting AS p) AS posting_count
FROM batch_text AS x
HAVING count(*) > 0;
