-- 색인되지 않은 글: texts that were read but are not indexed, as a batch for load_postings.sql: after an update of the schema,
-- and in a release that was filled, where some texts may still be missing.
CREATE OR REPLACE TEMP TABLE reread AS
SELECT r.article_id, r.version_no FROM reading AS r
ANTI JOIN indexed_text AS x ON x.article_id = r.article_id AND x.version_no = r.version_no
SEMI JOIN article AS a ON a.article_id = r.article_id AND a.version_no = r.version_no AND a.body IS NOT NULL;
CREATE OR REPLACE TEMP TABLE replaced AS SELECT r.* FROM reread AS r LIMIT 0;
CREATE OR REPLACE TEMP TABLE incoming_token AS
SELECT t.* FROM token AS t SEMI JOIN reread AS r ON r.article_id = t.article_id AND r.version_no = t.version_no;
CREATE OR REPLACE TEMP TABLE incoming_title_token AS
SELECT t.* FROM title_token AS t SEMI JOIN reread AS r ON r.article_id = t.article_id AND r.version_no = t.version_no;
SELECT count(*) FROM reread;
