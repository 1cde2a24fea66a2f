SELECT name, sha256 FROM ledger.applied;
