CREATE TABLE fts_text AS SELECT t.* FROM fts_terms AS t;
PRAGMA create_fts_index(
    'fts_text', 'text_no', 'words', stemmer = 'none', stopwords = 'none', ignore = '[[:space:]]+', strip_accents = 0, lower = 0
);
