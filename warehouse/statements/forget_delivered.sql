CREATE OR REPLACE TEMP TABLE delivered (article_id VARCHAR, version_no INTEGER, pipeline_version VARCHAR);
