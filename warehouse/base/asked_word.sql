-- 검색어 나누기: the words of a query, folded, punctuation around them left out.
CREATE OR REPLACE MACRO asked_word(query) AS TABLE
SELECT unnest(s.words) AS word, generate_subscripts(s.words, 1) AS word_no
FROM (
    -- twelve at most: each may be read in several ways, and all are looked up at once
    SELECT list_filter(list_transform(
        string_split_regex(query, '[\s·ㆍ/,]+'),
        lambda w: fold(regexp_replace(w, '^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$', '', 'g'))
    ), lambda w: w <> '')[1:12] AS words
) AS s;

COMMENT ON MACRO TABLE asked_word IS
    'Words of a query (검색어 나누기): the first twelve words of a query, numbered from 1, as fold writes them.';
