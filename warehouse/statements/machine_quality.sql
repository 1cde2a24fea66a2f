SELECT q.* EXCLUDE (unit_count, coded_count, machine_share, corrected_share, share_low, share_high)
FROM machine_quality($sample_id, $variable) AS q;
