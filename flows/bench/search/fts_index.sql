-- Its own settings would leave out all that is not a to z.
PRAGMA create_fts_index(
    'fts_text', 'text_no', 'words', stemmer = 'none', stopwords = 'none', ignore = '[\s\pP\pS]+', strip_accents = 0, lower = 1
);
