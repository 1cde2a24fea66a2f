FROM share_difference($sample_id, $variable, $label, $per, $first, $second);
