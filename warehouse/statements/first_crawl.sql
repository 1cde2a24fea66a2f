-- When the first crawl began: nothing was known before.
SELECT min(c.started_at) AS started_at FROM crawl AS c;
