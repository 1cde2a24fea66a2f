-- What people added refers to: a sample to its draw and the frame it was drawn from.
INSERT INTO checked_draw SELECT d.* FROM draw AS d EXCEPT SELECT * FROM checked_draw;
INSERT INTO checked_sampling_frame
SELECT f.* FROM sampling_frame AS f SEMI JOIN checked_sample AS s ON s.sample_id = f.sample_id
EXCEPT
SELECT * FROM checked_sampling_frame;
CREATE OR REPLACE TEMP TABLE named (article_id VARCHAR);
