-- Which versions of the machine read how many texts.
SELECT
    u.code_version, u.pipeline_version, u.lexicon_version, u.kiwi_version, u.spacy_version, u.codebook_version,
    count(*) AS text_count
FROM reading AS r
JOIN annotation_run AS u ON u.annotation_run_id = r.annotation_run_id
GROUP BY ALL
ORDER BY ALL;
