-- ATTACH takes no parameter: the path comes quoted.
ATTACH {path} AS old (READ_ONLY);
