-- Apart from fts_index.sql: the pragma there looks for the table before a statement beside it has run.
CREATE TABLE fts_text AS SELECT t.* FROM fts_words AS t;
