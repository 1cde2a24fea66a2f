DELETE FROM ledger.vocabulary;
