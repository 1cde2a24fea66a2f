-- A reader who began earlier may still be at them.
CALL ducklake_cleanup_old_files('lake', older_than => now() - $in_use::INTERVAL);
