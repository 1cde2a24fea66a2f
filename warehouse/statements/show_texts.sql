-- 보이는 글: search shows a text as long as article does; after a crawl changed the articles of the table `touched`.
UPDATE indexed_text SET is_shown = n.is_shown, published_date = n.published_date
FROM (
    SELECT a.article_id, a.version_no, a.published_date, a.is_current AND a.gone_at IS NULL AS is_shown
    FROM article AS a
    WHERE a.article_id IN (SELECT t.article_id FROM touched AS t)
       OR a.parent_article_id IN (SELECT t.article_id FROM touched AS t)
) AS n
WHERE n.article_id = indexed_text.article_id AND n.version_no = indexed_text.version_no
  AND (indexed_text.is_shown <> n.is_shown OR indexed_text.published_date <> n.published_date);
