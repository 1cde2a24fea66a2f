-- Codings that are not here yet; of articles that were taken down since there are none.
INSERT INTO main.coding BY NAME
SELECT i.*
FROM incoming_coding AS i
ANTI JOIN coding AS c ON c.coding_id = i.coding_id
ANTI JOIN removal AS r ON r.article_id = i.article_id OR starts_with(i.article_id, r.article_id || '#');
