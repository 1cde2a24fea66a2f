-- The other end of part_low.
CREATE OR REPLACE MACRO part_high(part, part_high, rest, rest_low) AS CASE WHEN part IS NOT NULL THEN coalesce(
    (part * rest + sqrt(greatest(
        0, (part * rest) ** 2 - part_high * rest_low * (2 * part - part_high) * (2 * rest - rest_low)
    ))) / nullif(
        part * rest + sqrt(greatest(
            0, (part * rest) ** 2 - part_high * rest_low * (2 * part - part_high) * (2 * rest - rest_low)
        )) + rest_low * (2 * rest - rest_low), 0
    ), 1) END;

COMMENT ON MACRO part_high IS
    'Upper end of the 95 % interval of part / (part + rest), from the upper end of part and the lower end of rest.';
