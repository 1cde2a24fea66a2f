-- Who has the turn, as the catalog's server sees them.
SELECT coalesce(max(holder), 'another process'), coalesce(max(since), 'just now') FROM system.main.postgres_query(
    'lake_catalog',
    'SELECT a.application_name || coalesce('' ('' || host(a.client_addr) || '')'', '''') AS holder,
            to_char(a.xact_start, ''YYYY-MM-DD HH24:MI:SS TZ'') AS since
     FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid
     WHERE l.locktype = ''advisory'' AND l.granted AND l.classid = hashtext(''corpus'')::oid AND l.objid = {lock}'
);
