-- Files of which a tenth is deleted.
CALL ducklake_rewrite_data_files('lake', delete_threshold => 0.1);
