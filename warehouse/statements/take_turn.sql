-- A lock of the catalog's own, until this transaction ends.
SELECT is_ours FROM system.main.postgres_query(
    'lake_catalog', 'SELECT pg_try_advisory_xact_lock(hashtext(''corpus''), {lock}) AS is_ours'
);
