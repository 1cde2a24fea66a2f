-- 동의어: spellings of one notion; from words/synonyms.tsv, which says how to add one.
CREATE TABLE IF NOT EXISTS synonym (
    notion   VARCHAR NOT NULL,
    spelling VARCHAR NOT NULL,
    origin   VARCHAR NOT NULL
);

COMMENT ON TABLE synonym IS
    'Synonym (동의어): one spelling of one notion (AI, 인공지능, 에이아이). Search looks for all spellings of a notion at once. Own work, Apache-2.0; to add one, see warehouse/words/synonyms.tsv.';
COMMENT ON COLUMN synonym.notion IS
    'The notion, by its commonest spelling.';
COMMENT ON COLUMN synonym.spelling IS
    'One spelling, folded as term.form is.';
COMMENT ON COLUMN synonym.origin IS
    'Where the pairing is from.';
