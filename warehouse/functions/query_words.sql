-- 검색어 나누기 (안쪽): the words of a query, folded, as a list; punctuation around them left out.
-- Letters and digits by their ranges: \p{L} takes a millisecond to read, each time DuckDB looks at it.
CREATE OR REPLACE MACRO query_words(query) AS
    -- twelve at most: each may be read in several ways, and all are looked up at once
    list_transform(
        regexp_extract_all(
            query,
            '[0-9A-Za-z\x{B2}\x{B3}\x{B5}\x{B9}\x{BC}-\x{BE}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{1FFF}\x{2070}\x{2071}\x{2074}-\x{2079}\x{2080}-\x{2089}\x{2113}\x{2150}-\x{218F}\x{2460}-\x{24FF}\x{3005}-\x{3007}\x{3040}-\x{30FA}\x{30FC}-\x{31FF}\x{3400}-\x{D7FF}\x{F900}-\x{FAFF}\x{FF10}-\x{FF19}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}\x{FF66}-\x{FFDC}\x{20000}-\x{3FFFF}]'
            || '([^\s·ㆍ/,]*[+#0-9A-Za-z\x{B2}\x{B3}\x{B5}\x{B9}\x{BC}-\x{BE}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{1FFF}\x{2070}\x{2071}\x{2074}-\x{2079}\x{2080}-\x{2089}\x{2113}\x{2150}-\x{218F}\x{2460}-\x{24FF}\x{3005}-\x{3007}\x{3040}-\x{30FA}\x{30FC}-\x{31FF}\x{3400}-\x{D7FF}\x{F900}-\x{FAFF}\x{FF10}-\x{FF19}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}\x{FF66}-\x{FFDC}\x{20000}-\x{3FFFF}])?'
        )[1:12],
        lambda w: fold(w)
    );

COMMENT ON MACRO query_words IS
    'Words of a query: the first twelve, in order, as fold writes them.';
