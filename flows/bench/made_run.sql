-- 만든 읽기: the reading a batch comes from, newer than all before it: a corpus can be read again.
CREATE OR REPLACE TEMP TABLE new_annotation_run AS
SELECT
    getvariable('made_reading') AS annotation_run_id, getvariable('made_reading') AS run_id, now() AS started_at, '0.1.0' AS code_version,
    getvariable('made_reading') AS pipeline_version, 'made' AS lexicon_version, '0.24.1' AS kiwi_version, '3.8.18' AS spacy_version,
    '2' AS codebook_version, (SELECT count(*) FROM made_reading)::INTEGER AS article_count, NULL::VARCHAR AS ner_version;
CREATE OR REPLACE TEMP VIEW new_reading AS
SELECT r.* REPLACE (u.annotation_run_id AS annotation_run_id, u.pipeline_version AS pipeline_version)
FROM made_reading AS r CROSS JOIN new_annotation_run AS u;
