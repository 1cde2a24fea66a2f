-- The other end of score_low.
CREATE OR REPLACE MACRO score_high(rate, thinness) AS
    CASE WHEN rate >= 1 THEN 1.0 ELSE least(1.0, (
        rate + 1.959964 ** 2 * thinness / 2
        + 1.959964 * sqrt(rate * (1 - rate) * thinness + 1.959964 ** 2 * thinness ** 2 / 4)
    ) / (1 + 1.959964 ** 2 * thinness)) END;

COMMENT ON MACRO score_high IS
    'Upper end of the 95 % Wilson interval of a share, from its thinness: one over the (effective) sample size.';
