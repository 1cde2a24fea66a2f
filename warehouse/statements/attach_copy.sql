ATTACH '{path}' AS copy;
