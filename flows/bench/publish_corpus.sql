-- A generated corpus that keeps every must-check: $article_count articles of 400 tokens, one sentence each.
CREATE TEMP TABLE generated AS
SELECT
    'bench:' || n AS article_id,
    TIMESTAMPTZ '2026-01-01 00:00:00+09:00' + INTERVAL (n) MINUTE AS published_at,
    -- 400 words of three letters parted by blanks, different from article to article
    array_to_string(
        list_transform(range(400), lambda i: chr((44032 + (n * 7919 + i * 31) % 11172)::INTEGER) || '개방'), ' '
    ) AS body
FROM range($article_count) AS r(n);

INSERT INTO outlet BY NAME
SELECT 'bench' AS outlet_id, 'bench' AS name, 'other' AS kind, 'http://bench.example/' AS homepage,
    'generated' AS licence, 'open' AS permission, 'generated' AS permission_source, FALSE AS has_ai_opt_out,
    TRUE AS is_text_redistributable, 0 AS min_articles_per_week;

INSERT INTO crawl BY NAME
SELECT 'bench/bench' AS crawl_id, 'bench' AS run_id, 'bench' AS outlet_id, min(published_at) AS started_at,
    max(published_at) AS finished_at, 'ok' AS outcome, 'finished' AS finish_reason, 0 AS request_count,
    0 AS response_count, count(*)::INTEGER AS article_count, 0 AS problem_count
FROM generated;

INSERT INTO article BY NAME
SELECT article_id, 1 AS version_no, 'bench' AS outlet_id, 'bench/bench' AS crawl_id,
    'http://bench.example/' || article_id AS url, article_id AS title, body, published_at,
    (published_at AT TIME ZONE 'Asia/Seoul')::DATE AS published_date, NULL AS modified_at, '' AS byline,
    '' AS section, 'generated' AS extractor, sha256(body) AS content_hash, published_at AS fetched_at,
    'generated' AS warc_file, 0 AS warc_offset, TRUE AS is_current, NULL AS gone_at
FROM generated;

INSERT INTO annotation_run BY NAME
SELECT 'bench' AS annotation_run_id, 'bench' AS run_id, max(published_at) AS started_at, '0' AS code_version,
    '0' AS pipeline_version, '0' AS lexicon_version, '0' AS kiwi_version, '0' AS spacy_version,
    '0' AS codebook_version, count(*)::INTEGER AS article_count
FROM generated;

INSERT INTO reading BY NAME
SELECT article_id, 1 AS version_no, 'bench' AS annotation_run_id, '0' AS pipeline_version, 'none' AS salience
FROM generated;

INSERT INTO sentence BY NAME
SELECT article_id, 1 AS version_no, 0 AS sentence_no, 0 AS char_start, length(body)::INTEGER AS char_end,
    FALSE AS is_heading
FROM generated;

INSERT INTO token BY NAME
SELECT article_id, 1 AS version_no, 0 AS sentence_no, i::INTEGER AS token_no, i::INTEGER AS eojeol_no,
    (i * 4)::INTEGER AS char_start, (i * 4 + 3)::INTEGER AS char_end, substr(body, i * 4 + 1, 3) AS form,
    substr(body, i * 4 + 1, 3) AS lemma, 'NNG' AS tag, 'NOUN' AS upos
FROM generated, range(400) AS t(i);
