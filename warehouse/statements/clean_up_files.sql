CALL ducklake_cleanup_old_files('lake', older_than => now() - $in_flight::INTERVAL);
