-- 구 검색: FROM phrase('오픈소스 모델'); FROM phrase('가중치 공개', best := 100, outlets := ['hani'], since := '2026-01-01');
CREATE OR REPLACE MACRO phrase(query, best := 10, outlets := NULL, since := NULL, until := NULL) AS TABLE
WITH place AS (
    SELECT DISTINCT p.text_no, p.is_title, p.char_start, p.char_end FROM query_place(query) AS p
),
counted AS (
    SELECT p.text_no, count(*) AS place_count,
        list({'char_start': p.char_start, 'char_end': p.char_end} ORDER BY p.char_start) FILTER (WHERE p.is_title) AS title_hits,
        list({'char_start': p.char_start, 'char_end': p.char_end} ORDER BY p.char_start) FILTER (WHERE NOT p.is_title) AS body_hits
    FROM place AS p
    GROUP BY p.text_no
),
top AS (
    SELECT c.*, x.article_id, x.version_no, x.published_date
    FROM counted AS c
    JOIN indexed_text AS x ON x.text_no = c.text_no
    -- as_of: what stands is then asked of the articles alone
    WHERE (x.is_shown OR getvariable('as_of') IS NOT NULL)
      AND (outlets IS NULL OR coalesce(list_contains(outlets::VARCHAR[], x.outlet_id), TRUE))
      AND (since IS NULL OR x.published_date >= since::DATE)
      AND (until IS NULL OR x.published_date <= until::DATE)
    ORDER BY c.place_count DESC, x.published_date DESC, c.text_no DESC
    LIMIT CASE WHEN getvariable('as_of') IS NULL THEN best END
),
placed AS (
    SELECT t.*, s.place
    FROM top AS t
    JOIN standing_text AS s ON s.article_id = t.article_id AND s.version_no = t.version_no
    LIMIT CASE WHEN getvariable('as_of') IS NULL THEN best END
)
SELECT
    t.article_id, t.version_no, a.outlet_id, a.published_date, a.title, t.place_count,
    replace(
        substr(a.body, greatest(t.body_hits[1].char_start - 60, 0) + 1, least(60, t.body_hits[1].char_start))
        || '«' || substr(a.body, t.body_hits[1].char_start + 1, t.body_hits[1].char_end - t.body_hits[1].char_start) || '»'
        || substr(a.body, t.body_hits[1].char_end + 1, 100),
        chr(10), ' ') AS snippet,
    coalesce(t.title_hits, []) AS title_hits, coalesce(t.body_hits, []) AS body_hits, a.url
FROM placed AS t
JOIN article AS a ON a.rowid = t.place
ORDER BY t.place_count DESC, t.published_date DESC, t.text_no DESC
LIMIT best;

COMMENT ON MACRO TABLE phrase IS
    'Phrase search (구 검색): current articles in whose headline or body the words of a query stand side by side, those with the most places first. Particles, endings, quotation marks and hyphens between the words do not matter; compounds and synonyms are found as in search. best, outlets, since, until, title_hits, body_hits and snippet as there; snippet is empty where only the headline has the words.';
