-- Every string of an article that may not leave.
SELECT a.article_id, unnest([a.title, a.body, a.byline]) AS part
FROM whole.main.article AS a
SEMI JOIN rights.withheld_article AS w ON w.article_id = a.article_id;
