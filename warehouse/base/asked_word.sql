-- 검색어 나누기: the words of a query, folded, punctuation around them left out.
CREATE OR REPLACE MACRO asked_word(query) AS TABLE
SELECT unnest(s.words) AS word, generate_subscripts(s.words, 1) AS word_no
FROM (SELECT query_words(query) AS words) AS s;

COMMENT ON MACRO TABLE asked_word IS
    'Words of a query (검색어 나누기): the first twelve words of a query, numbered from 1, as fold writes them.';
