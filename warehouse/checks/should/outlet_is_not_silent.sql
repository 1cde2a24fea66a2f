-- An outlet gave, in the seven Korean days up to its last crawl, no fewer articles than it normally does.
SELECT a.outlet_id, a.alarm AS why
FROM outlet_alarm AS a
WHERE a.is_current AND a.kind = 'silent';
