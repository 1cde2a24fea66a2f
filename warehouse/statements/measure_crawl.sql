-- The quality of the crawl that load_crawl.sql has just made part of the warehouse; it reads that crawl's rows alone.
DELETE FROM crawl_quality WHERE crawl_id IN (SELECT crawl_id FROM incoming_crawl);
INSERT INTO crawl_quality BY NAME
WITH page AS (
    -- an attached file has no byline, section or date of its own
    SELECT i.* FROM incoming_article AS i WHERE i.parent_article_id IS NULL
),
fresh AS (
    SELECT i.article_id
    FROM page AS i
    ANTI JOIN (
        SELECT s.article_id
        FROM sighting AS s
        JOIN incoming_crawl AS k ON s.crawl_id <> k.crawl_id AND s.fetched_at < k.started_at
    ) AS earlier ON earlier.article_id = i.article_id
),
text AS (
    SELECT
        count(*) AS article_count,
        count(*) FILTER (i.article_id IN (SELECT f.article_id FROM fresh AS f)) AS new_count,
        avg((i.byline <> '')::INTEGER) AS byline_share,
        avg((i.section <> '')::INTEGER) AS section_share,
        avg((i.modified_at IS NOT NULL)::INTEGER) AS modified_share,
        avg(i.has_date_conflict::INTEGER) AS date_conflict_share,
        median(length(i.body)) AS body_length_median,
        -- nullif: a text without a letter says nothing of its language
        sum(length(regexp_replace(i.body, '[^가-힣]', '', 'g')))
            / nullif(sum(length(regexp_replace(i.body, '\P{L}', '', 'g'))), 0) AS hangul_share,
        median(epoch(i.fetched_at - i.published_at) / 3600)
            FILTER (i.article_id IN (SELECT f.article_id FROM fresh AS f)) AS lag_hours_median
    FROM page AS i
),
line AS (
    SELECT i.article_id, unnest(string_split(i.body, chr(10))) AS line FROM page AS i
),
repeated AS (
    SELECT sum(length(l.line)) AS character_count, count(DISTINCT l.article_id) >= 3 AS is_repeated
    FROM line AS l
    GROUP BY l.line
),
boilerplate AS (
    SELECT
        coalesce(sum(r.character_count) FILTER (r.is_repeated), 0) / nullif(sum(r.character_count), 0) AS repeated_share
    FROM repeated AS r
),
answer AS (
    SELECT
        count(DISTINCT (v.warc_file, v.warc_offset)) AS answer_count,
        avg((v.status >= 400)::INTEGER) FILTER (
            v.kind <> 'robots' AND NOT (v.status IN (404, 410) AND v.article_id IS NOT NULL)
        ) AS error_share
    FROM incoming_visit AS v
),
left_out AS (
    -- a list names the same article for days, not for months: older rows need no look
    SELECT p.article_id, min(c.started_at) AS first_at, min(p.day_date) AS day_date
    FROM incoming_crawl AS k
    JOIN passed_over AS p
        ON p.outlet_id = k.outlet_id
       AND p.day_date >= (
           SELECT least(min(i.day_date), timezone('Asia/Seoul', max(c.started_at))::DATE) - 30
           FROM incoming_crawl AS c LEFT JOIN incoming_passed_over AS i ON true
       )
    JOIN crawl AS c ON c.crawl_id = p.crawl_id AND c.started_at <= k.started_at
    GROUP BY p.article_id
),
day_before AS (
    SELECT a.article_id
    FROM incoming_crawl AS k
    JOIN article AS a
        ON a.outlet_id = k.outlet_id AND a.published_date = timezone('Asia/Seoul', k.started_at)::DATE - 1
        AND a.parent_article_id IS NULL
    -- what was published on a day is seen from that day on
    SEMI JOIN ledger.article_seen AS s
        ON s.article_id = a.article_id AND s.fetched_at <= k.finished_at
       AND s.fetched_at >= timezone('Asia/Seoul', a.published_date::TIMESTAMP)
    UNION
    SELECT o.article_id
    FROM incoming_crawl AS k
    JOIN left_out AS o ON o.day_date = timezone('Asia/Seoul', k.started_at)::DATE - 1
)
SELECT
    k.crawl_id,
    k.outlet_id,
    k.finished_at AS measured_at,
    t.article_count,
    t.new_count,
    (SELECT count(*) FROM day_before) AS day_listed_count,
    n_left.new_count / nullif(n_left.new_count + t.new_count, 0) AS passed_over_share,
    t.byline_share,
    t.section_share,
    t.modified_share,
    t.date_conflict_share,
    t.body_length_median,
    t.hangul_share,
    CASE WHEN t.article_count >= 3 THEN b.repeated_share END AS repeated_share,
    t.lag_hours_median,
    n.error_share,
    (SELECT count(*) FROM incoming_problem) / nullif(n.answer_count, 0) AS problem_rate
FROM incoming_crawl AS k
CROSS JOIN text AS t
CROSS JOIN boilerplate AS b
CROSS JOIN answer AS n
CROSS JOIN (
    SELECT count(*) AS new_count FROM left_out AS o JOIN incoming_crawl AS c ON o.first_at = c.started_at
) AS n_left;
