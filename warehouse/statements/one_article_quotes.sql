-- Who says what in the article's current text, in its order.
SELECT
    q.quote_no,
    q.speaker,
    q.speaker_entity_id,
    coalesce(q.speaker_role, e.role) AS speaker_role,
    q.verb,
    q.kind,
    q.text,
    s.label AS stance_label,
    s.score AS stance_score,
    q.char_start,
    q.char_end
FROM article_now AS a
JOIN quote AS q ON q.article_id = a.article_id AND q.version_no = a.version_no
LEFT JOIN entity AS e ON e.entity_id = q.speaker_entity_id
LEFT JOIN stance AS s
    ON s.article_id = q.article_id AND s.version_no = q.version_no AND s.level = 'quote' AND s.quote_no = q.quote_no
    AND s.issue_id = 'ai_openness'
WHERE a.article_id = $article_id
ORDER BY q.quote_no;
