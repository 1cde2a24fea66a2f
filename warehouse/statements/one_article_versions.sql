-- Every text the article has had, oldest first, and what changed.
SELECT
    h.place_no,
    h.version_no,
    h.first_seen_at,
    h.last_seen_at,
    h.is_current,
    h.gone_at,
    h.title,
    h.has_new_title,
    h.length_change,
    h.stance_label
FROM article_history AS h
WHERE h.article_id = $article_id
ORDER BY h.place_no;
