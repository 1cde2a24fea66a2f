-- words/synonyms.tsv: lines of a notion's spellings, the commonest first, parted by commas, and their origin.
INSERT INTO synonym BY NAME
SELECT DISTINCT
    fold(string_split(w.spellings, ',')[1]) AS notion,
    fold(unnest(string_split(w.spellings, ','))) AS spelling,
    w.origin
FROM read_csv(
    $path, delim = '\t', header = TRUE, comment = '#', quote = '', escape = '', auto_detect = FALSE,
    columns = {'spellings': 'VARCHAR', 'origin': 'VARCHAR'}
) AS w
ORDER BY ALL;
