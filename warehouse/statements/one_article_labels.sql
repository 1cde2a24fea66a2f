-- What the machine says of the current text as a whole: its stances, its headline's, and its frames.
SELECT 'stance' AS label_kind, s.level, s.issue_id AS label_of, s.label, s.score
FROM article_now AS a
JOIN stance AS s ON s.article_id = a.article_id AND s.version_no = a.version_no
WHERE a.article_id = $article_id AND s.level IN ('document', 'headline')
UNION ALL
SELECT 'frame', f.level, f.frame_id, f.frame_id, f.score
FROM article_now AS a
JOIN frame AS f ON f.article_id = a.article_id AND f.version_no = a.version_no
WHERE a.article_id = $article_id AND f.level = 'document'
ORDER BY label_kind DESC, level, score DESC;
