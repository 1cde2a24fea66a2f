-- 뒤늦은 판독이 있는가: whether a batch reads texts that have a newer reading.
SELECT count(*) > 0 FROM outdated;
