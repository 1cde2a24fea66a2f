-- 색인어: the content words the corpus knows, in every form it writes them.
-- Words are kept as they are: every query goes through all of them. See article.
CREATE TABLE IF NOT EXISTS term (
    term_no INTEGER NOT NULL,
    form    VARCHAR NOT NULL USING COMPRESSION uncompressed,
    lemma   VARCHAR NOT NULL USING COMPRESSION uncompressed
);

COMMENT ON TABLE term IS
    'Term (색인어): one written form of one content word (noun, verb, adjective, root, affix, number, Latin or Chinese script), both in lower case, half width, without blanks and hyphens. Each lemma stands once as its own form.';
COMMENT ON COLUMN term.term_no IS
    'Number of the lemma, from 1; what postings carry.';
COMMENT ON COLUMN term.form IS
    'As texts write it: 밝힌 of 밝히다.';
COMMENT ON COLUMN term.lemma IS
    'Dictionary form (기본형).';
