-- 조사·어미: what may stand after a word of a query and does not matter; from words/endings.tsv.
CREATE TABLE IF NOT EXISTS word_ending (
    ending VARCHAR NOT NULL
);

COMMENT ON TABLE word_ending IS
    'Word ending (조사·어미): a particle or ending, or several in a row, that may follow a word of a query and does not matter: 모델을, 공개했다. Own work, Apache-2.0; to add one, see warehouse/words/endings.tsv.';
COMMENT ON COLUMN word_ending.ending IS
    'As it is written.';
