-- 비율 차이: FROM share_difference('2026-autumn', 'stance', 'supportive', 'month', '2026-01', '2026-06');
CREATE OR REPLACE MACRO share_difference(sample_name, coded_variable, wanted, per, first_group, second_group) AS TABLE
WITH share_of AS MATERIALIZED (
    SELECT c.* FROM corrected_share(sample_name, coded_variable, wanted, per := per) AS c
)
SELECT
    first_group AS first_name,
    second_group AS second_name,
    b.machine_share - a.machine_share AS machine_difference,
    b.corrected_share - a.corrected_share AS corrected_difference,
    difference_low(b.corrected_share, b.share_low, a.corrected_share, a.share_high) AS difference_low,
    difference_high(b.corrected_share, b.share_high, a.corrected_share, a.share_low) AS difference_high,
    CASE
        WHEN a.group_name IS NULL THEN 'no group ' || first_group || ' in the population'
        WHEN b.group_name IS NULL THEN 'no group ' || second_group || ' in the population'
        ELSE coalesce(a.reason, b.reason)
    END AS reason
FROM (SELECT 1) AS one(n)
LEFT JOIN share_of AS a ON a.group_name = first_group
LEFT JOIN share_of AS b ON b.group_name = second_group;

COMMENT ON MACRO TABLE share_difference IS
    'Difference of a label''s share between two groups of a sample''s population, second less first, as the machine says it and corrected, with the 95 % interval (비율 차이). Arguments as corrected_share and the two groups; an interval without 0 tells a difference. Empty, with the reason, as corrected_share.';
