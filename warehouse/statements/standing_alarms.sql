SELECT a.alarm FROM outlet_alarm AS a WHERE a.is_current ORDER BY a.since_at, a.outlet_id, a.measure;
