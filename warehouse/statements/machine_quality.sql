FROM machine_quality($sample_id, $variable);
