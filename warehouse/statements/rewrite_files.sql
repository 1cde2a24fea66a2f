CALL ducklake_rewrite_data_files('lake', delete_threshold => $deleted_share);
