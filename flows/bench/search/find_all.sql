-- All articles with every word of the query.
SELECT s.article_id
FROM search($query, best := 1000) AS s
WHERE s.word_count = (SELECT count(*) FROM asked_word($query));
