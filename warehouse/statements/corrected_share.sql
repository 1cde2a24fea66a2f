FROM corrected_share($sample_id, $variable, $label, per := $per);
