INSERT INTO word_ending BY NAME
SELECT DISTINCT w.ending
FROM read_csv(
    $path, delim = '\t', header = TRUE, comment = '#', quote = '', escape = '', auto_detect = FALSE, columns = {'ending': 'VARCHAR'}
) AS w
ORDER BY ALL;
