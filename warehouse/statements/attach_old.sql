-- ATTACH takes no parameter: the path comes escaped.
ATTACH '{path}' AS old (READ_ONLY);
