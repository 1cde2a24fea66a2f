-- All articles that hold every word of the query as it is written.
SELECT a.article_id
FROM current_article AS a
WHERE list_bool_and(list_transform(
    string_split(trim($query), ' '), lambda w: contains(a.title || chr(10) || a.body, w)
));
