-- A draw with its population and what was drawn of it.
INSERT INTO main.draw BY NAME SELECT * FROM incoming_draw;
INSERT INTO main.sampling_frame BY NAME SELECT * FROM incoming_sampling_frame;
INSERT INTO main.sample BY NAME SELECT * FROM incoming_sample;
