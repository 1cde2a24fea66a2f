-- One article as it stands (or stood, by as_of), withdrawn or not, with a stretch of its text and what the outlet allows.
SELECT
    a.article_id,
    a.version_no,
    a.outlet_id,
    o.name AS outlet_name,
    o.kind AS outlet_kind,
    a.url,
    a.title,
    a.published_at,
    a.modified_at,
    a.byline,
    a.section,
    a.gone_at,
    r.salience,
    o.licence,
    o.is_text_redistributable,
    length(a.body) AS body_letters,
    substr(a.body, $first_letter::BIGINT + 1, $letters::BIGINT) AS body
FROM article_now AS a
JOIN outlet AS o ON o.outlet_id = a.outlet_id
LEFT JOIN reading AS r ON r.article_id = a.article_id AND r.version_no = a.version_no
WHERE a.article_id = $article_id;
