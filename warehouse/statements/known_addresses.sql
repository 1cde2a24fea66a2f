-- What is known of an outlet's addresses, as JSON lines in a file.
COPY (
    SELECT k.* EXCLUDE (outlet_id) FROM known_address AS k WHERE k.outlet_id = $outlet_id
) TO $path (FORMAT json);
