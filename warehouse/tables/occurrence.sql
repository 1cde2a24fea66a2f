-- 출현: every place where a content word stands in a text: what phrases, contexts and highlights read.
-- Sorted as posting is; within a text in no order.
CREATE TABLE IF NOT EXISTS occurrence (
    term_no    INTEGER NOT NULL,
    text_no    INTEGER NOT NULL,
    is_title   BOOLEAN NOT NULL,
    word_no    INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end   INTEGER NOT NULL
);

COMMENT ON TABLE occurrence IS
    'Occurrence (출현): one place where a term stands in a headline or body. The macros phrase and keyword_in_context read it.';
COMMENT ON COLUMN occurrence.term_no IS
    'The term; refers to term.';
COMMENT ON COLUMN occurrence.text_no IS
    'The text; refers to indexed_text.';
COMMENT ON COLUMN occurrence.is_title IS
    'True if it stands in the headline.';
COMMENT ON COLUMN occurrence.word_no IS
    'Place among the words, counted without particles, endings, quotation marks and hyphens: neighbours differ by 1.';
COMMENT ON COLUMN occurrence.char_start IS
    'First character, counted from 0 in Unicode code points of article.body, or of article.title.';
COMMENT ON COLUMN occurrence.char_end IS
    'One past the last character, counted as char_start.';
