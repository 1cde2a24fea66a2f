-- A draw with its population and what was drawn of it; articles that were taken down since stay away.
CREATE OR REPLACE TEMP TABLE taken_down AS
SELECT DISTINCT f.article_id
FROM incoming_sampling_frame AS f
JOIN removal AS r ON r.article_id = f.article_id OR starts_with(f.article_id, r.article_id || '#');
INSERT INTO main.draw BY NAME SELECT * FROM incoming_draw;
INSERT INTO main.sampling_frame BY NAME
SELECT f.* FROM incoming_sampling_frame AS f ANTI JOIN taken_down AS t ON t.article_id = f.article_id;
INSERT INTO main.sample BY NAME
SELECT s.* FROM incoming_sample AS s ANTI JOIN taken_down AS t ON t.article_id = s.article_id;
