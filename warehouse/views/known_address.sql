-- 아는 주소: what a crawl must know of each address asked before, to ask it on condition or not at all.
-- An article goes by its id, for its addresses change; a redirect is no answer of what was asked. A list is held against what it
-- said to the last crawl that went well: one that was cut off, were it by our own time limit, saw the list change and asked for nothing that had changed.
CREATE OR REPLACE VIEW known_address AS
WITH answered AS (
    SELECT
        v.outlet_id,
        v.article_id,
        coalesce(v.article_id, v.url) AS place,
        arg_max(v.url, (v.fetched_at, v.warc_offset)) AS url,
        arg_max(v.kind, (v.fetched_at, v.warc_offset)) AS kind,
        arg_max(v.status, (v.fetched_at, v.warc_offset)) AS status,
        min(v.fetched_at) AS first_visited_at,
        max(v.fetched_at) AS visited_at,
        arg_max(
            {'etag': v.etag, 'last_modified': v.last_modified, 'warc_file': v.warc_file, 'warc_offset': v.warc_offset},
            (v.fetched_at, v.warc_offset)
        ) FILTER (v.status = 200 AND (
            v.kind NOT IN ('feed', 'sitemap', 'listing') OR (c.outcome = 'ok' AND c.finish_reason = 'finished')
        )) AS good
    FROM visit AS v
    LEFT JOIN crawl AS c ON c.crawl_id = v.crawl_id
    WHERE v.kind IN ('robots', 'feed', 'sitemap', 'listing', 'api', 'article', 'attachment')
      AND (v.kind NOT IN ('article', 'attachment') OR v.article_id IS NOT NULL)
      AND (v.status = 304 OR v.status NOT BETWEEN 300 AND 399)
    GROUP BY v.outlet_id, v.article_id, place
),
dated AS (
    -- An article's own page tells its date again at each visit; a list may name it no more.
    SELECT d.article_id, list(DISTINCT {'source': d.source, 'field': d.field, 'raw': d.raw}) AS clues
    FROM date_evidence AS d
    JOIN article AS a ON a.article_id = d.article_id AND a.content_hash = d.content_hash
    WHERE a.is_current AND d.read_at = a.published_at
      AND (d.source IN ('feed', 'sitemap', 'first_seen') OR (d.source = 'visible' AND d.field = 'row'))
    GROUP BY d.article_id
),
passed AS (
    SELECT DISTINCT p.article_id FROM passed_over AS p WHERE p.stage = 'read'
)
SELECT
    w.outlet_id,
    coalesce(a.url, w.url) AS url,
    w.kind,
    w.article_id,
    w.status,
    w.first_visited_at,
    w.visited_at,
    coalesce(w.good.etag, '') AS etag,
    coalesce(w.good.last_modified, '') AS last_modified,
    coalesce(w.good.warc_file, '') AS warc_file,
    coalesce(w.good.warc_offset, 0) AS warc_offset,
    a.published_at,
    r.article_id IS NOT NULL OR (a.article_id IS NULL AND p.article_id IS NOT NULL) AS is_passed_over,
    coalesce(d.clues, []) AS clues
FROM answered AS w
LEFT JOIN article AS a ON a.article_id = w.article_id AND a.is_current
LEFT JOIN dated AS d ON d.article_id = w.article_id
LEFT JOIN passed AS p ON p.article_id = w.article_id
LEFT JOIN removal AS r ON r.article_id = w.article_id;

COMMENT ON VIEW known_address IS 'Known address (아는 주소): what is known of each address asked before: lists, API answers, robots.txt by address, articles and their files by their id. The next crawl goes by it.';
COMMENT ON COLUMN known_address.outlet_id IS 'The source; refers to outlet.';
COMMENT ON COLUMN known_address.url IS 'Address to ask: the canonical one of an article that we hold.';
COMMENT ON COLUMN known_address.kind IS 'robots, feed, sitemap, listing, api, article or attachment.';
COMMENT ON COLUMN known_address.article_id IS 'The article, if it is one; it may be one that we do not hold.';
COMMENT ON COLUMN known_address.status IS 'HTTP status of the last answer that was no redirect.';
COMMENT ON COLUMN known_address.first_visited_at IS 'Instant the first answer arrived.';
COMMENT ON COLUMN known_address.visited_at IS 'Instant the last one arrived.';
COMMENT ON COLUMN known_address.etag IS 'ETag of the last answer with status 200, of a list one to a crawl that went well; an empty string if it had none.';
COMMENT ON COLUMN known_address.last_modified IS 'Last-Modified of that answer; an empty string if it had none.';
COMMENT ON COLUMN known_address.warc_file IS 'WARC file with that answer, as a path below the data home; an empty string if there never was one.';
COMMENT ON COLUMN known_address.warc_offset IS 'Byte at which its record starts.';
COMMENT ON COLUMN known_address.published_at IS 'Publication of an article that we hold; empty for all else.';
COMMENT ON COLUMN known_address.is_passed_over IS 'True for an article that was read and left out because it is not about AI, or that was taken down: it is not asked for again.';
COMMENT ON COLUMN known_address.clues IS 'What lists said of the publication of an article that we hold: source, field and raw date.';
