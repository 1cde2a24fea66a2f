-- Whether these very checks held of the whole file within the last week.
SELECT count(*) > 0 FROM ledger.applied
WHERE name = 'checks' AND sha256 = $sha256 AND applied_at > now() - INTERVAL 7 DAY;
