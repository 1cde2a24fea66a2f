-- Of a part and a rest that are estimated each with its interval: MOVER for ratios (Donner & Zou 2012), for
-- part / (part + rest), with the root made rational so that nothing divides by zero.
CREATE OR REPLACE MACRO part_low(part, part_low, rest, rest_high) AS CASE WHEN part IS NOT NULL THEN coalesce(
    part_low * (2 * part - part_low) / nullif(
        part_low * (2 * part - part_low) + part * rest + sqrt(greatest(
            0, (part * rest) ** 2 - part_low * rest_high * (2 * part - part_low) * (2 * rest - rest_high)
        )), 0
    ), 0) END;

COMMENT ON MACRO part_low IS
    'Lower end of the 95 % interval of part / (part + rest), from the lower end of part and the upper end of rest.';
