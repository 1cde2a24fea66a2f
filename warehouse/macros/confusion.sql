-- 혼동 행렬: FROM confusion('2026-autumn', 'stance');
CREATE OR REPLACE MACRO confusion(sample_name, coded_variable) AS TABLE
WITH unit AS MATERIALIZED (
    SELECT u.* FROM sampled_unit(sample_name, coded_variable) AS u
),
weighted AS (
    SELECT u.stratum, count(*) / nullif(count(u.coder_label), 0) AS weight FROM unit AS u GROUP BY u.stratum
)
SELECT
    u.machine_label,
    u.coder_label,
    count(*) AS coded_count,
    sum(w.weight) AS estimated_count
FROM unit AS u
JOIN weighted AS w ON w.stratum = u.stratum
WHERE u.coder_label IS NOT NULL
GROUP BY u.machine_label, u.coder_label
ORDER BY u.machine_label, u.coder_label;

COMMENT ON MACRO TABLE confusion IS
    'Confusion matrix (혼동 행렬) of a sample: how often the coders gave which label to texts with which label of the machine, counted, and estimated for the population by the design''s weights. coded_variable is stance or a frame.';
