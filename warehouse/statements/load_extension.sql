LOAD '{path}';
