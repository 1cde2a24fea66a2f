-- 기계 성능: FROM machine_quality('2026-autumn', 'stance');
CREATE OR REPLACE MACRO machine_quality(sample_name, coded_variable) AS TABLE
WITH unit AS MATERIALIZED (
    SELECT u.* FROM sampled_unit(sample_name, coded_variable) AS u
),
labelled AS (
    SELECT DISTINCT unnest([u.machine_label, u.coder_label]) AS label FROM unit AS u
),
stratum_total AS (
    SELECT u.stratum, count(*) AS unit_count, count(u.coder_label) AS coded_count FROM unit AS u GROUP BY u.stratum
),
cell AS (
    SELECT
        w.label AS group_name,
        u.stratum,
        u.machine_label = w.label AS is_machine,
        count(*) AS unit_count,
        count(u.coder_label) AS coded_count,
        count(*) FILTER (u.coder_label = w.label) AS hit_count,
        any_value(t.unit_count) AS stratum_unit_count,
        any_value(t.coded_count) AS stratum_coded_count
    FROM unit AS u
    JOIN stratum_total AS t ON t.stratum = u.stratum
    CROSS JOIN labelled AS w
    WHERE w.label IS NOT NULL
    GROUP BY w.label, u.stratum, u.machine_label = w.label
)
SELECT
    e.group_name AS label,
    e.unit_count,
    e.coded_count,
    e.machine_precision,
    e.precision_low,
    e.precision_high,
    e.machine_recall,
    e.recall_low,
    e.recall_high,
    e.machine_f1,
    e.f1_low,
    e.f1_high,
    e.machine_share,
    e.corrected_share,
    e.share_low,
    e.share_high,
    e.reason
FROM share_estimate('cell') AS e
ORDER BY e.group_name;

COMMENT ON MACRO TABLE machine_quality IS
    'How well the machine does (기계 성능) in a sample''s population: precision (정밀도), recall (재현율) and F1 of each label with 95 % intervals, weighted by the design, and the corrected share beside the machine''s. coded_variable is stance or a frame. Empty where the machine never gives the label, where too few texts were coded, or where reason says so.';
