-- 만든 세상: what a generated corpus stands on: words, entities, outlets, and a crawl of each outlet and a reading a day.
-- Every choice is a hash of the seed and of what is chosen for, so that the same numbers give the same rows.
SET VARIABLE made_count = (SELECT article_count FROM made_setting);
SET VARIABLE made_tokens = (SELECT token_count FROM made_setting);
SET VARIABLE made_seed = (SELECT seed FROM made_setting);
SET VARIABLE made_words = (SELECT words FROM made_setting);
CREATE OR REPLACE TEMP MACRO chance(what, number, version) AS
    hash(what, number, version, getvariable('made_seed')) / 18446744073709551616;
-- Articles beyond the corpus (a batch to be loaded on top of it) are all of the day after its last crawls.
CREATE OR REPLACE TEMP MACRO day_of(number) AS
    CASE WHEN number < getvariable('made_count') THEN number * 1095 // getvariable('made_count') ELSE 1096 END;
-- Three articles in a hundred have a second text, found a day later.
CREATE OR REPLACE TEMP MACRO version_count(number) AS
    1 + (number < getvariable('made_count') AND chance('versions', number, 0) < 0.03)::INTEGER;
CREATE OR REPLACE TEMP MACRO outlet_of(number) AS 'made' || floor(chance('outlet', number, 0) * 15)::BIGINT;
CREATE OR REPLACE TEMP MACRO day_at(day) AS TIMESTAMPTZ '2023-10-01 00:00:00+09' + INTERVAL (day * 24) HOUR;
CREATE OR REPLACE TEMP MACRO run_of(day) AS strftime(DATE '2023-10-02' + day::INTEGER, '%Y%m%dT060000');
CREATE OR REPLACE TEMP MACRO picked(labels, share) AS labels[floor(share * len(labels))::BIGINT + 1];

-- 30,000 two-syllable words; how often one stands falls with its rank (Zipf). Ranks 101 to 400 name entities.
CREATE OR REPLACE TEMP TABLE made_word AS
SELECT
    r.n AS rank,
    coalesce(w.lemma, chr((44032 + (r.n * 7919) % 11172)::INTEGER) || chr((44032 + (r.n * 104729 + r.n // 97) % 11172)::INTEGER))
        AS lemma,
    CASE WHEN r.n BETWEEN 101 AND 400 THEN 'made entity ' || r.n END AS entity_id,
    ['MODEL', 'ORG', 'PERSON', 'ORG', 'PROGRAM', 'LAW'][r.n % 6 + 1] AS entity_kind
FROM range(1, 30001) AS r(n)
LEFT JOIN (
    SELECT lemma, row_number() OVER () AS rank
    FROM read_csv(getvariable('made_words'), comment = '#', header = true, delim = '\t', columns = {'lemma': 'VARCHAR'})
) AS w ON w.rank = r.n;
-- Zipf's law by its inverse: the logarithm of the rank is even.
CREATE OR REPLACE TEMP MACRO rank_of(share) AS floor(exp(share * ln(30000)))::BIGINT;
CREATE OR REPLACE TEMP TABLE made_josa AS
SELECT n AS josa_no, ['은', '는', '이', '가', '을', '를', '의', '에', '도', '로'][n + 1] AS form,
    ['JX', 'JX', 'JKS', 'JKS', 'JKO', 'JKO', 'JKG', 'JKB', 'JX', 'JKB'][n + 1] AS tag
FROM range(10) AS r(n);

CREATE OR REPLACE TEMP TABLE made_entity AS
SELECT
    w.entity_id, w.entity_kind AS kind, w.lemma AS name_ko, '' AS name_en, [w.lemma] AS aliases,
    CASE WHEN w.entity_kind = 'MODEL' THEN 'made entity ' || (w.rank + 1) END AS developer_entity_id,
    picked(['KR', 'US', 'CN', 'EU'], chance('country', w.rank, 0)) AS country,
    CASE WHEN w.entity_kind IN ('ORG', 'PERSON') THEN
        picked(['government', 'legislature', 'company', 'startup', 'academia', 'civil_society'], chance('role', w.rank, 0))
    END AS role,
    CASE WHEN w.entity_kind = 'MODEL' THEN
        picked(['open_source', 'open_weight', 'closed', 'hybrid'], chance('openness', w.rank, 0))
    END AS openness,
    '' AS licence, DATE '2023-01-01' AS valid_from, NULL::DATE AS valid_to, 'generated' AS source, false AS is_provisional
FROM made_word AS w
WHERE w.entity_id IS NOT NULL;
CREATE OR REPLACE TEMP TABLE made_entity_alias AS
SELECT e.entity_id, unnest(e.aliases) AS alias FROM made_entity AS e;

CREATE OR REPLACE TEMP TABLE made_outlet AS
SELECT
    'made' || n AS outlet_id, '만든 매체 ' || n AS name,
    ['daily', 'it_press', 'wire', 'broadcaster', 'government', 'institute'][n % 6 + 1] AS kind,
    'https://made' || n || '.example/' AS homepage, '' AS terms, 'generated' AS licence, 'open' AS permission,
    'generated' AS permission_source, false AS has_ai_opt_out, n % 3 = 0 AS is_text_redistributable,
    0 AS min_articles_per_week, '' AS verified_by, NULL::DATE AS verified_date
FROM range(15) AS r(n);

CREATE OR REPLACE TEMP TABLE made_crawl AS
WITH counted AS (
    SELECT day_of(r.n) + v.n - 1 AS day, outlet_of(r.n) AS outlet_id, count(*)::INTEGER AS article_count
    FROM range(getvariable('made_count')) AS r(n)
    JOIN range(1, 3) AS v(n) ON v.n <= version_count(r.n)
    GROUP BY ALL
)
SELECT
    run_of(d.n) || '/' || o.outlet_id AS crawl_id, run_of(d.n) AS run_id, o.outlet_id,
    day_at(d.n + 1) + INTERVAL 6 HOUR AS started_at, day_at(d.n + 1) + INTERVAL 7 HOUR AS finished_at,
    'ok' AS outcome, 'finished' AS finish_reason,
    coalesce(c.article_count, 0) AS request_count, coalesce(c.article_count, 0) AS response_count,
    coalesce(c.article_count, 0) AS article_count, 0 AS problem_count
FROM range(1096) AS d(n)
CROSS JOIN made_outlet AS o
LEFT JOIN counted AS c ON c.day = d.n AND c.outlet_id = o.outlet_id;
CREATE OR REPLACE TEMP TABLE made_crawl_quality AS
SELECT
    k.crawl_id, k.outlet_id, k.finished_at AS measured_at, k.article_count, k.article_count AS new_count,
    k.article_count AS day_listed_count, 0.0 AS passed_over_share, 0.0 AS byline_share, 1.0 AS section_share,
    0.0 AS modified_share, 0.0 AS date_conflict_share, 800.0 AS body_length_median, 1.0 AS hangul_share,
    0.0 AS repeated_share, 12.0 AS lag_hours_median, 0.0 AS error_share, 0.0 AS problem_rate
FROM made_crawl AS k;
CREATE OR REPLACE TEMP TABLE made_annotation_run AS
SELECT
    'made ' || k.run_id AS annotation_run_id, k.run_id, min(k.started_at) + INTERVAL 2 HOUR AS started_at,
    '0.1.0' AS code_version, 'made' AS pipeline_version, 'made' AS lexicon_version, '0.24.1' AS kiwi_version,
    '3.8.18' AS spacy_version, '2' AS codebook_version, sum(k.article_count)::INTEGER AS article_count, NULL::VARCHAR AS ner_version
FROM made_crawl AS k
GROUP BY k.run_id;
