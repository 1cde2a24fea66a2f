-- Places of filled texts that stayed empty: nothing in the user's own file has their digest.
SELECT
    (SELECT count(*) FROM released.{table} AS t JOIN rehydration.filled AS f ON {same} WHERE t.{column}_hash IS NOT NULL)
    - (SELECT count(*) FROM main.{table} AS t JOIN rehydration.filled AS f ON {same} WHERE t.{column} IS NOT NULL);
