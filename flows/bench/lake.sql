-- A line a question: the commonest word's search, a series of frames, one article by its id.
SELECT count(*) FROM search('인공지능 규제');
SELECT count(*) FROM framing_over_time('month', 'outlet');
SELECT count(*) FROM current_article WHERE article_id = 'none';
