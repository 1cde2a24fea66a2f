-- The catalog itself is attached beside the lake, under a name that `turn` knows.
ATTACH 'ducklake:postgres:{catalog}' AS lake (DATA_PATH '{data}', METADATA_CATALOG 'lake_catalog', READ_ONLY {read_only});
USE lake;
