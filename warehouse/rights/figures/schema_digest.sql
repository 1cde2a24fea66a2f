SELECT a.sha256 FROM ledger.applied AS a WHERE a.name = 'schema';
