-- 용례: FROM keyword_in_context('오픈소스', width := 30); FROM keyword_in_context('오픈소스 모델', best := 1000);
-- Bodies are read last, and only of the articles whose places are shown.
CREATE OR REPLACE MACRO keyword_in_context(query, width := 40, best := 100, outlets := NULL, since := NULL, until := NULL) AS TABLE
WITH chosen AS (
    SELECT p.text_no, x.article_id, x.version_no, p.char_start, p.char_end
    FROM query_place(query) AS p
    JOIN indexed_text AS x ON x.text_no = p.text_no
    WHERE NOT p.is_title
      -- as_of: what stands is then asked of the articles alone
      AND (x.is_shown OR getvariable('as_of') IS NOT NULL)
      AND (outlets IS NULL OR coalesce(list_contains(outlets::VARCHAR[], x.outlet_id), TRUE))
      AND (since IS NULL OR x.published_date >= since::DATE)
      AND (until IS NULL OR x.published_date <= until::DATE)
    ORDER BY x.published_date DESC, p.text_no DESC, p.char_start
    LIMIT CASE WHEN getvariable('as_of') IS NULL THEN best END
),
placed AS (
    SELECT c.*, s.place
    FROM chosen AS c
    JOIN standing_text AS s ON s.article_id = c.article_id AND s.version_no = c.version_no
    LIMIT CASE WHEN getvariable('as_of') IS NULL THEN best END
)
SELECT
    a.published_date,
    a.outlet_id,
    c.article_id,
    c.version_no,
    c.char_start,
    c.char_end,
    replace(substr(a.body, greatest(c.char_start - width, 0) + 1, least(width, c.char_start)), chr(10), ' ')
        AS text_before,
    substr(a.body, c.char_start + 1, c.char_end - c.char_start) AS keyword,
    replace(substr(a.body, c.char_end + 1, width), chr(10), ' ') AS text_after,
    a.title,
    a.url
FROM placed AS c
JOIN article AS a ON a.rowid = c.place
ORDER BY a.published_date DESC, c.text_no DESC, c.char_start
LIMIT best;

COMMENT ON MACRO TABLE keyword_in_context IS
    'Keyword in context (용례): places in the bodies of current articles where a word, a compound or several words side by side stand, newest first, with width characters on both sides. The query is read as search reads it: particles never matter, synonyms are found, too. best: how many; outlets, since, until as in search.';
