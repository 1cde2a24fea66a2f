-- The user's own published file. ATTACH takes no parameter: the path comes escaped.
ATTACH '{path}' AS own (READ_ONLY);
CREATE SCHEMA released;
CREATE SCHEMA rehydration;
