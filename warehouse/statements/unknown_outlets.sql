-- Which of some outlets a file does not have.
SELECT u.outlet_id
FROM (SELECT unnest($outlet_ids::VARCHAR[]) AS outlet_id) AS u
ANTI JOIN outlet AS o ON o.outlet_id = u.outlet_id
ORDER BY u.outlet_id;
