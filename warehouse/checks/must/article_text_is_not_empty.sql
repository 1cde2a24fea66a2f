-- A title or body of blanks is a page that was not read.
SELECT
    a.article_id,
    a.version_no,
    a.article_id || ' version ' || a.version_no || ' has an empty '
        || CASE WHEN NOT regexp_matches(a.title, '[^ \t\r\n]') THEN 'title' ELSE 'body' END AS why
FROM article AS a
-- trim would read every letter of a text, this one reads the first
WHERE NOT regexp_matches(a.title, '[^ \t\r\n]') OR NOT regexp_matches(a.body, '[^ \t\r\n]');
