-- Which codings a sample has.
SELECT c.coding_id FROM coding AS c WHERE c.sample_id = $sample_id;
