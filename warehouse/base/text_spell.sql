-- 게재 구간: each unbroken stretch of sightings of one text: a text that came back has two. What an outlet changed is the
-- step from one to the next; a version that only an older parser read from the same page was never shown by anybody.
CREATE OR REPLACE VIEW text_spell AS
WITH turned AS (
    SELECT
        s.article_id, s.content_hash, s.fetched_at, s.crawl_id,
        lag(s.content_hash) OVER in_time IS DISTINCT FROM s.content_hash AS is_turn
    FROM ledger.article_seen AS s
    WHERE is_known(s.fetched_at)
    WINDOW in_time AS (PARTITION BY s.article_id ORDER BY s.fetched_at, s.crawl_id)
),
placed AS (
    SELECT t.*, count(*) FILTER (t.is_turn) OVER (PARTITION BY t.article_id ORDER BY t.fetched_at, t.crawl_id) AS place_no
    FROM turned AS t
),
spell AS (
    SELECT p.article_id, p.place_no, p.content_hash, min(p.fetched_at) AS first_seen_at, max(p.fetched_at) AS last_seen_at
    FROM placed AS p
    GROUP BY p.article_id, p.place_no, p.content_hash
)
SELECT
    s.article_id,
    s.place_no,
    a.version_no,
    lag(a.version_no) OVER in_time AS previous_version_no,
    s.first_seen_at,
    s.last_seen_at,
    -- another parser alone makes no new text of an old page, but a first reading by one may differ
    coalesce(a.extractor <> lag(a.extractor) OVER in_time, FALSE) AS has_new_extractor
FROM spell AS s
JOIN article AS a ON a.article_id = s.article_id AND a.content_hash = s.content_hash
WINDOW in_time AS (PARTITION BY s.article_id ORDER BY s.place_no);

COMMENT ON VIEW text_spell IS 'Spells of a text (게재 구간): each unbroken stretch of time in which an article was seen with one text, in order. As known at the session''s as_of.';
COMMENT ON COLUMN text_spell.article_id IS 'The article; refers to article.';
COMMENT ON COLUMN text_spell.place_no IS 'Place of the spell in time, from 1.';
COMMENT ON COLUMN text_spell.version_no IS 'The version of the article that was shown; one that came back has its old number.';
COMMENT ON COLUMN text_spell.previous_version_no IS 'The version shown before; empty for the first spell.';
COMMENT ON COLUMN text_spell.first_seen_at IS 'Instant this text was first seen in this spell.';
COMMENT ON COLUMN text_spell.last_seen_at IS 'Instant it was last seen in it.';
COMMENT ON COLUMN text_spell.has_new_extractor IS 'True if another parser read the text before: then the change may be ours and not the outlet''s.';
