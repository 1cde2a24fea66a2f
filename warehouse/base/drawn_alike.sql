-- 같은 추출 (안쪽): samples whose texts one seed orders alike. The larger holds the smaller one, and what is coded of the one
-- is a random part of the other.
CREATE OR REPLACE VIEW drawn_alike AS
SELECT d.sample_id, o.sample_id AS other_sample_id
FROM draw AS d
JOIN draw AS o
    ON o.level = d.level AND o.issue_id = d.issue_id AND o.seed = d.seed
    AND list_sort(o.strata) = list_sort(d.strata)
    AND o.first_date IS NOT DISTINCT FROM d.first_date AND o.last_date IS NOT DISTINCT FROM d.last_date
    AND list_sort(o.outlet_ids) = list_sort(d.outlet_ids) AND list_sort(o.saliences) = list_sort(d.saliences)
    AND o.has_copies = d.has_copies AND o.population_count = d.population_count;

COMMENT ON VIEW drawn_alike IS 'Samples drawn alike (같은 추출): which samples have the same level, issue, strata, seed, filters and size of population, so that the larger holds the smaller. Each is alike to itself.';
COMMENT ON COLUMN drawn_alike.sample_id IS 'The sample; refers to draw.';
COMMENT ON COLUMN drawn_alike.other_sample_id IS 'One drawn alike; refers to draw.';
