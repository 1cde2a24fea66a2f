SELECT d.drawn_at FROM draw AS d WHERE d.sample_id = $sample_id;
