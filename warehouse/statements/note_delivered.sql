INSERT INTO delivered SELECT r.article_id, r.version_no, r.pipeline_version FROM read_parquet($path) AS r;
