-- Nothing about an outlet's last crawls departs from its own past.
SELECT a.outlet_id, a.alarm AS why
FROM outlet_alarm AS a
WHERE a.is_current AND a.kind <> 'silent';
