INSERT INTO ledger.vocabulary (table_name, column_name, label) VALUES ($table, $column, $label);
