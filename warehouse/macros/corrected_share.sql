-- 보정 비율: FROM corrected_share('2026-autumn', 'stance', 'supportive', per := 'outlet_kind');
CREATE OR REPLACE MACRO corrected_share(sample_name, coded_variable, wanted, per := 'all') AS TABLE
WITH unit AS MATERIALIZED (
    SELECT
        u.*,
        CASE
            WHEN if(coded_variable = 'stance', wanted IN (
                SELECT v.label FROM ledger.vocabulary AS v WHERE v.table_name = 'stance' AND v.column_name = 'label'
            ), wanted IN ('present', 'absent')) THEN u.machine_label = wanted
            ELSE error('corrected_share: no label ' || coalesce(wanted, 'NULL') || ' of ' || coded_variable)
        END AS is_machine,
        CASE per
            WHEN 'all' THEN 'all'
            WHEN 'stratum' THEN u.stratum
            WHEN 'outlet_id' THEN u.outlet_id
            WHEN 'outlet_kind' THEN u.outlet_kind
            WHEN 'month' THEN u.month
            WHEN 'speaker_role' THEN u.speaker_role
            ELSE error('per: expected all, stratum, outlet_id, outlet_kind, month or speaker_role, found ' || coalesce(per, 'NULL'))
        END AS group_name
    FROM sampled_unit(sample_name, coded_variable) AS u
),
stratum_total AS (
    SELECT u.stratum, count(*) AS unit_count, count(u.coder_label) AS coded_count FROM unit AS u GROUP BY u.stratum
),
cell AS (
    SELECT
        u.group_name,
        u.stratum,
        u.is_machine,
        count(*) AS unit_count,
        count(u.coder_label) AS coded_count,
        count(*) FILTER (u.coder_label = wanted) AS hit_count,
        any_value(t.unit_count) AS stratum_unit_count,
        any_value(t.coded_count) AS stratum_coded_count
    FROM unit AS u
    JOIN stratum_total AS t ON t.stratum = u.stratum
    GROUP BY u.group_name, u.stratum, u.is_machine
),
drawn AS (
    SELECT u.group_name, count(*) FILTER (u.is_drawn) AS drawn_count FROM unit AS u GROUP BY u.group_name
)
SELECT
    e.group_name,
    e.unit_count,
    d.drawn_count,
    e.coded_count,
    e.machine_share,
    e.corrected_share,
    e.share_low,
    e.share_high,
    e.method,
    e.reason
FROM share_estimate('cell') AS e
JOIN drawn AS d ON d.group_name = e.group_name
ORDER BY e.group_name;

COMMENT ON MACRO TABLE corrected_share IS
    'Share of a sample''s population that has a label (보정 비율): as the machine says it (machine_share, naive) and corrected by what coders said of the texts drawn, with the 95 % interval; see share_estimate for the method. coded_variable is stance or a frame, wanted its label (present for a frame), per is all, stratum, outlet_id, outlet_kind, month or speaker_role. The share is of all texts of the population, those with none (or absent) too, where label_share of stance_over_time is of those that take a position. Texts drawn but not coded (drawn_count - coded_count) count as not drawn. method: machine_assisted, or coders_only where too few coded texts have, or lack, the machine''s label. Where a stratum has fewer than two coded texts the share is empty and reason says so.';
