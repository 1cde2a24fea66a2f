-- 검색어의 출현: where the words of a query stand side by side, in any text ever indexed: what phrase and keyword_in_context
-- choose from. Particles and endings between the words, quotation marks and hyphens do not part them.
CREATE OR REPLACE MACRO query_place(query) AS TABLE
WITH RECURSIVE
option AS (SELECT DISTINCT o.* FROM query_option(query) AS o),
reading AS (
    -- from the first word to the last, by every reading of each: 인공지능 모델, AI 모델, 인공 지능 모델
    SELECT o.last_no, o.word_count, o.parts FROM option AS o WHERE o.first_no = 1
    UNION
    SELECT o.last_no, o.word_count, list_concat(r.parts, o.parts)
    FROM reading AS r
    JOIN option AS o ON o.first_no = r.last_no + 1
),
sequence AS (
    -- a query of which a word is unknown stands nowhere
    SELECT row_number() OVER (ORDER BY len(r.parts), r.parts) AS sequence_no, r.parts
    FROM reading AS r
    WHERE r.last_no = r.word_count
    LIMIT 100
),
part AS (
    SELECT s.sequence_no, len(s.parts) AS part_count, unnest(s.parts) AS term_no, generate_subscripts(s.parts, 1) AS part_no
    FROM sequence AS s
    LIMIT 500 -- there are no more; so told, DuckDB looks up these terms in the occurrences and not the other way round
)
SELECT c.text_no, c.is_title, c.char_start, c.char_end
FROM (SELECT DISTINCT p.term_no FROM part AS p WHERE p.part_count = 1 LIMIT 100) AS w
JOIN occurrence AS c ON c.term_no = w.term_no
UNION ALL
SELECT n.text_no, n.is_title, min(n.char_start) AS char_start, max(n.char_end) AS char_end
FROM (
    SELECT c.text_no, c.is_title, c.char_start, c.char_end, p.sequence_no, p.part_count, c.word_no - p.part_no AS first_no
    FROM part AS p
    JOIN occurrence AS c ON c.term_no = p.term_no
    WHERE p.part_count > 1
) AS n
GROUP BY n.text_no, n.is_title, n.sequence_no, n.part_count, n.first_no
HAVING count(*) = n.part_count;

COMMENT ON MACRO TABLE query_place IS
    'Places of a query (검색어의 출현): each place in a headline or body where all words of a query stand side by side, by the numbers of indexed_text; superseded and withdrawn texts, too. Take phrase or keyword_in_context, which choose and show them.';
