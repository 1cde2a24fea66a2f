-- Wilson 1927: unlike p ± 1.96·√(p(1−p)/n) it stays inside 0 and 1 and holds for few texts. Written by the thinness of a
-- sample, 1 / n, so that a population coded whole (thinness 0) has an interval without width.
CREATE OR REPLACE MACRO score_low(rate, thinness) AS
    CASE WHEN rate <= 0 THEN 0.0 ELSE greatest(0.0, (
        rate + 1.959964 ** 2 * thinness / 2
        - 1.959964 * sqrt(rate * (1 - rate) * thinness + 1.959964 ** 2 * thinness ** 2 / 4)
    ) / (1 + 1.959964 ** 2 * thinness)) END;

COMMENT ON MACRO score_low IS
    'Lower end of the 95 % Wilson interval of a share, from its thinness: one over the (effective) sample size.';
