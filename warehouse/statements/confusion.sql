FROM confusion($sample_id, $variable);
