-- A title or body of blanks is a page that was not read.
SELECT
    a.article_id,
    a.version_no,
    a.article_id || ' version ' || a.version_no || ' has an empty '
        || CASE WHEN trim(a.title, E' \t\r\n') = '' THEN 'title' ELSE 'body' END AS why
FROM article AS a
WHERE trim(a.title, E' \t\r\n') = '' OR trim(a.body, E' \t\r\n') = '';
