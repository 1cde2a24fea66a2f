-- What was deleted stays in PostgreSQL's pages until they are written anew.
CALL postgres_execute('catalog', 'VACUUM FULL', use_transaction = false);
