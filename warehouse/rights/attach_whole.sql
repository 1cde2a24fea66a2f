-- The file as it is; only the statements beside this one ask it. ATTACH takes no parameter: the path comes escaped.
ATTACH '{path}' AS whole (READ_ONLY);
