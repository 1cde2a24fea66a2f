-- 만든 기사: the articles whose numbers stand in the temp table made_number, with all that reading them would find.
-- A sentence is 23 tokens in 45 characters: a compound (인공지능), ten words of two syllables with a josa of one, a stop.
-- A seventh of the articles repeats an earlier one; one in a hundred was withdrawn.
CREATE OR REPLACE TEMP TABLE made_text AS
SELECT
    n.number, v.n::INTEGER AS version_no, outlet_of(n.number) || ':' || n.number AS article_id, outlet_of(n.number) AS outlet_id,
    day_of(n.number) AS day, version_count(n.number) AS version_count,
    greatest(1, round((0.5 + chance('length', n.number, v.n)) * getvariable('made_tokens') / 23))::BIGINT AS sentence_count
FROM made_number AS n
JOIN range(1, 3) AS v(n) ON v.n <= version_count(n.number)
ORDER BY n.number, v.n;

CREATE OR REPLACE TEMP TABLE made_token AS
WITH place AS (
    SELECT t.number, t.version_no, t.article_id, unnest(range(t.sentence_count * 23)) AS i FROM made_text AS t
),
slot AS (
    SELECT
        p.*, p.i // 23 AS sentence_no, p.i % 23 AS r,
        chance('word', p.number, p.version_no * 100000 + p.i) AS share,
        -- both halves of a compound come of one choice among the frequent pairs
        rank_of(chance('compound', p.number, p.version_no * 100000 + p.i // 23) * 0.37) AS pair
    FROM place AS p
),
chosen AS (
    SELECT
        s.*,
        CASE
            WHEN s.r = 0 THEN s.pair * 2 - 1
            WHEN s.r = 1 THEN s.pair * 2
            WHEN s.r % 2 = 0 AND s.r < 22 THEN rank_of(s.share)
        END AS rank,
        CASE WHEN s.r % 2 = 1 AND s.r > 1 THEN floor(s.share * 10)::BIGINT END AS josa_no
    FROM slot AS s
)
SELECT
    c.article_id, c.version_no, c.sentence_no::INTEGER AS sentence_no, c.i::INTEGER AS token_no,
    (c.sentence_no * 11 + CASE WHEN c.r < 2 THEN 0 ELSE least(c.r // 2, 10) END)::INTEGER AS eojeol_no,
    (c.sentence_no * 46 + CASE WHEN c.r < 2 THEN c.r * 2 WHEN c.r = 22 THEN 44 ELSE 5 + (c.r // 2 - 1) * 4 + (c.r % 2) * 2 END)
        ::INTEGER AS char_start,
    (c.sentence_no * 46 + CASE WHEN c.r < 2 THEN c.r * 2 + 2 WHEN c.r = 22 THEN 45
        ELSE 5 + (c.r // 2 - 1) * 4 + (c.r % 2) * 2 + 2 - c.r % 2 END)::INTEGER AS char_end,
    coalesce(w.lemma, j.form, '.') AS form,
    coalesce(w.lemma, j.form, '.') AS lemma,
    CASE WHEN w.entity_id IS NOT NULL THEN 'NNP' WHEN w.rank IS NOT NULL THEN 'NNG' ELSE coalesce(j.tag, 'SF') END AS tag,
    CASE WHEN w.entity_id IS NOT NULL THEN 'PROPN' WHEN w.rank IS NOT NULL THEN 'NOUN' WHEN j.tag IS NOT NULL THEN 'ADP' ELSE 'PUNCT' END
        AS upos
FROM chosen AS c
LEFT JOIN made_word AS w ON w.rank = c.rank
LEFT JOIN made_josa AS j ON j.josa_no = c.josa_no
ORDER BY c.number, c.version_no, c.i;

CREATE OR REPLACE TEMP TABLE made_sentence AS
SELECT
    t.article_id, t.version_no, unnest(range(t.sentence_count))::INTEGER AS sentence_no,
    (unnest(range(t.sentence_count)) * 46)::INTEGER AS char_start,
    (unnest(range(t.sentence_count)) * 46 + 45)::INTEGER AS char_end,
    false AS is_heading
FROM made_text AS t;
CREATE OR REPLACE TEMP TABLE made_line AS
SELECT
    k.article_id, k.version_no, k.sentence_no,
    string_agg(k.form || CASE
        WHEN k.token_no % 23 % 2 = 1 AND k.token_no % 23 < 21 THEN ' ' ELSE '' END, '' ORDER BY k.token_no) AS text
FROM made_token AS k
GROUP BY k.article_id, k.version_no, k.sentence_no;

CREATE OR REPLACE TEMP TABLE made_article AS
WITH body AS (
    SELECT l.article_id, l.version_no, string_agg(l.text, chr(10) ORDER BY l.sentence_no) AS body
    FROM made_line AS l
    GROUP BY l.article_id, l.version_no
)
SELECT
    t.article_id, t.version_no, t.outlet_id, NULL::VARCHAR AS parent_article_id,
    run_of(t.day + t.version_no - 1) || '/' || t.outlet_id AS crawl_id,
    'https://' || t.outlet_id || '.example/' || t.number AS url,
    left(b.body, 32) AS title, b.body,
    day_at(t.day) + INTERVAL (chance('minute', t.number, 0) * 1439) MINUTE AS published_at,
    (day_at(t.day) AT TIME ZONE 'Asia/Seoul')::DATE AS published_date,
    0.9 AS date_confidence, false AS has_date_conflict, NULL::TIMESTAMPTZ AS modified_at, '' AS byline, 'IT' AS section,
    'made 1' AS extractor, sha256(left(b.body, 32) || chr(10) || b.body) AS content_hash,
    day_at(t.day + t.version_no) + INTERVAL (360 + chance('minute', t.number, 1) * 59) MINUTE AS fetched_at,
    'runs/' || run_of(t.day + t.version_no - 1) || '/' || t.outlet_id || '/pages.warc.gz' AS warc_file,
    t.number * 4096 AS warc_offset, t.version_no = t.version_count AS is_current,
    CASE WHEN chance('gone', t.number, 0) < 0.01 THEN day_at(t.day + 9) END AS gone_at
FROM made_text AS t
JOIN body AS b ON b.article_id = t.article_id AND b.version_no = t.version_no
ORDER BY t.number, t.version_no;

CREATE OR REPLACE TEMP TABLE made_visit AS
SELECT
    a.crawl_id, a.outlet_id, a.url, 'article' AS kind, 200 AS status, a.fetched_at, a.article_id, a.content_hash AS digest,
    '' AS etag, '' AS last_modified, a.warc_file, a.warc_offset
FROM made_article AS a;
CREATE OR REPLACE TEMP TABLE made_passed_over AS
SELECT a.crawl_id, a.outlet_id, a.article_id || 'p' AS article_id, a.url || 'p' AS url, a.published_date AS day_date, 'listed' AS stage
FROM made_article AS a;
CREATE OR REPLACE TEMP TABLE made_date_evidence AS
SELECT
    a.article_id, a.content_hash, 'json_ld' AS source, 'datePublished' AS field, a.published_at::VARCHAR AS raw,
    a.published_at AS read_at
FROM made_article AS a;
CREATE OR REPLACE TEMP TABLE made_article_seen AS
SELECT a.article_id, a.crawl_id, a.content_hash, a.fetched_at FROM made_article AS a;
CREATE OR REPLACE TEMP TABLE made_copy_link AS
WITH linked AS (
    SELECT t.number, t.article_id, t.number - 1 - floor(chance('origin', t.number, 0) * 20)::BIGINT AS origin
    FROM made_text AS t
    WHERE t.version_no = 1 AND t.number < getvariable('made_count') AND chance('copy', t.number, 0) < 1 / 7
)
SELECT
    l.article_id, outlet_of(l.origin) || ':' || l.origin AS origin_article_id,
    picked(['wire', 'press_release', 'near_duplicate'], chance('kind', l.number, 0)) AS kind, 0.9 AS similarity
FROM linked AS l
WHERE l.origin >= 0 AND chance('copy', l.origin, 0) >= 1 / 7;

CREATE OR REPLACE TEMP TABLE made_reading AS
SELECT
    t.article_id, t.version_no, 'made ' || run_of(t.day + t.version_no - 1) AS annotation_run_id, 'made' AS pipeline_version,
    picked(['central', 'mentioned', 'none'], chance('salience', t.number, t.version_no)) AS salience
FROM made_text AS t;
CREATE OR REPLACE TEMP TABLE made_mention AS
SELECT
    k.article_id, k.version_no, k.token_no AS mention_no, k.char_start, k.char_end, k.form AS text,
    w.entity_kind AS label, w.entity_id
FROM made_token AS k
JOIN made_word AS w ON w.lemma = k.form AND w.rank BETWEEN 101 AND 400
WHERE k.tag = 'NNP';

-- Every fifth sentence is said by somebody, every twentieth classes a model.
CREATE OR REPLACE TEMP TABLE made_speech AS
SELECT
    s.*, l.text, chance('speech', hash(s.article_id), s.version_no * 1000 + s.sentence_no) AS share,
    'made entity ' || (103 + floor(chance('speaker', hash(s.article_id), s.sentence_no) * 98)::BIGINT // 2 * 6 + hash(s.article_id) % 2) AS speaker_entity_id
FROM made_sentence AS s
JOIN made_line AS l ON l.article_id = s.article_id AND l.version_no = s.version_no AND l.sentence_no = s.sentence_no;
CREATE OR REPLACE TEMP TABLE made_quote AS
SELECT
    s.article_id, s.version_no, s.sentence_no AS quote_no, s.char_start, s.char_end, s.text,
    picked(['direct', 'indirect'], s.share * 5) AS kind, e.name_ko AS speaker, e.entity_id AS speaker_entity_id,
    e.role AS speaker_role, picked(['말하다', '밝히다', '강조하다'], s.share * 5) AS verb
FROM made_speech AS s
JOIN made_entity AS e ON e.entity_id = s.speaker_entity_id
WHERE s.share < 0.2;
CREATE OR REPLACE TEMP TABLE made_stance AS
SELECT
    t.article_id, t.version_no, 0 AS stance_no, 'document' AS level, NULL::INTEGER AS quote_no, NULL::INTEGER AS sentence_no,
    'ai_openness' AS issue_id,
    picked(['supportive', 'oppositional', 'mixed', 'neutral', 'none', 'none'], chance('stance', t.number, t.version_no)) AS label,
    0.75 AS score, NULL::INTEGER AS char_start, NULL::INTEGER AS char_end, NULL::VARCHAR AS text, '' AS holder,
    NULL::VARCHAR AS holder_entity_id
FROM made_text AS t
UNION ALL
SELECT
    q.article_id, q.version_no, q.quote_no + 1, 'quote', q.quote_no, NULL, 'ai_openness',
    picked(['supportive', 'oppositional', 'mixed', 'neutral', 'none'], chance('stance', hash(q.article_id), q.quote_no)), 0.7,
    q.char_start, q.char_end, q.text, q.speaker, q.speaker_entity_id
FROM made_quote AS q;
CREATE OR REPLACE TEMP TABLE made_frame AS
WITH told AS (
    SELECT t.article_id, t.version_no, 'document' AS level, NULL::INTEGER AS quote_no, t.number AS what FROM made_text AS t
    UNION ALL
    SELECT q.article_id, q.version_no, 'quote', q.quote_no, hash(q.article_id, q.quote_no)::HUGEINT % 1000000007 FROM made_quote AS q
)
SELECT
    t.article_id, t.version_no, t.level, t.quote_no, NULL::INTEGER AS sentence_no,
    ['sovereignty', 'access', 'innovation', 'competitiveness', 'transparency', 'licensing', 'safety', 'security',
        'regulation', 'rights', 'infrastructure'][(floor(chance('frame', t.what::BIGINT, 0) * 11)::BIGINT + r.n) % 11 + 1] AS frame_id,
    r.n::INTEGER AS rank, 0.7 AS score
FROM told AS t
JOIN range(1, 4) AS r(n) ON t.level = 'document' OR r.n = 1;
CREATE OR REPLACE TEMP TABLE made_openness_claim AS
SELECT
    s.article_id, s.version_no, s.sentence_no AS claim_no,
    'made entity ' || (102 + floor(s.share * 20 * 49)::BIGINT % 49 * 6) AS subject_entity_id,
    picked(['open_source', 'open_weight', 'closed'], chance('claimed', hash(s.article_id), s.sentence_no)) AS claimed,
    s.char_start, s.char_end, s.text, e.openness AS registry_openness
FROM made_speech AS s
LEFT JOIN made_entity AS e ON e.entity_id = 'made entity ' || (102 + floor(s.share * 20 * 49)::BIGINT % 49 * 6)
WHERE s.share >= 0.95;

-- What statements/load_postings.sql reads: the tokens, and which versions they are of; none was read before.
CREATE OR REPLACE TEMP VIEW incoming_token AS SELECT k.* FROM made_token AS k;
CREATE OR REPLACE TEMP TABLE made_title_token AS
SELECT k.article_id, k.version_no, k.token_no, k.char_start, k.char_end, k.form, k.lemma, k.tag
FROM made_token AS k
JOIN made_article AS a ON a.article_id = k.article_id AND a.version_no = k.version_no AND k.char_end <= length(a.title);
CREATE OR REPLACE TEMP VIEW incoming_title_token AS SELECT k.* FROM made_title_token AS k;
CREATE OR REPLACE TEMP TABLE reread AS SELECT t.article_id, t.version_no FROM made_text AS t;
CREATE OR REPLACE TEMP TABLE replaced AS SELECT r.* FROM reread AS r LIMIT 0;
