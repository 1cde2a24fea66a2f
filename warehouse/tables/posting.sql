-- 역색인: how often a content word, or a compound of two, stands in a text: what search reads.
-- Sorted by term within each run of texts (ledger.posting_run), so that a term's rows lie together.
CREATE TABLE IF NOT EXISTS posting (
    term_key    BIGINT NOT NULL,
    text_no     INTEGER NOT NULL,
    lemma_count INTEGER NOT NULL,
    title_count INTEGER NOT NULL,
    lemma_total INTEGER NOT NULL
);

COMMENT ON TABLE posting IS
    'Posting (역색인): how often a term, or a compound of two neighbouring nouns, stands in a text. The macro search reads it. Texts that were read anew since (ledger.dead_text) keep rows here until their run is merged or an article is taken down.';
COMMENT ON COLUMN posting.term_key IS
    'term.term_no; of a compound (오픈소스, 오픈 소스), that of its first part times 2^32 plus that of its second.';
COMMENT ON COLUMN posting.text_no IS
    'The text; refers to indexed_text.';
COMMENT ON COLUMN posting.lemma_count IS
    'How often in the body.';
COMMENT ON COLUMN posting.title_count IS
    'How often in the headline.';
COMMENT ON COLUMN posting.lemma_total IS
    'Content words of the body, as in indexed_text.';
