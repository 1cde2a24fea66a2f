INSERT INTO ledger.applied BY NAME SELECT $name AS name, $sha256 AS sha256, now() AS applied_at;
