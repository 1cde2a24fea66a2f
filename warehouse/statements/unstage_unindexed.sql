-- 치우기: what stage_unindexed.sql laid out; a batch may bring tables or views of these names.
DROP TABLE incoming_token;
DROP TABLE incoming_title_token;
