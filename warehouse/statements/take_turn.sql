-- A lock of the catalog's own, until this transaction ends: 1 for our turn, whatever else may lock there.
SELECT is_ours FROM system.main.postgres_query(
    'lake_catalog', 'SELECT pg_try_advisory_xact_lock(hashtext(''corpus''), 1) AS is_ours'
);
