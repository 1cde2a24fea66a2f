-- The Korean day of the newest crawl: what a release of this file is dated by, so that it is the same whenever it is made.
SELECT coalesce(max(timezone('Asia/Seoul', k.finished_at)::DATE), DATE '1970-01-01') AS upto_date FROM crawl AS k;
