-- Which samples were drawn as this one was, itself among them.
SELECT k.other_sample_id FROM drawn_alike AS k WHERE k.sample_id = $sample_id ORDER BY k.other_sample_id;
