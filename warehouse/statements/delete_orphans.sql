CALL ducklake_delete_orphaned_files('lake', older_than => now() - $in_flight::INTERVAL);
