-- Articles of an outlet young enough to be looked at again: corrected, withdrawn, or back.
SELECT
    a.article_id,
    a.url,
    a.published_date,
    a.content_hash,
    max(s.fetched_at) AS last_seen_at,
    a.gone_at
FROM article AS a
JOIN ledger.article_seen AS s ON s.article_id = a.article_id
WHERE a.outlet_id = $outlet_id AND a.is_current AND a.published_date >= $first_day
GROUP BY a.article_id, a.url, a.published_date, a.content_hash, a.gone_at
ORDER BY a.published_date DESC, a.article_id;
