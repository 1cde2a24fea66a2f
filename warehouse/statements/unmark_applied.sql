DELETE FROM ledger.applied WHERE name = $name;
