-- The 97.5 % quantile of what Jeffreys' prior leaves of a share, Beta(np + ½, n(1 − p) + ½); 1 where all were hits
-- (Brown, Cai & DasGupta 2001). Written by the thinness of a sample, 1 / n, so that a population coded whole
-- (thinness 0) has an interval without width.
CREATE OR REPLACE MACRO jeffreys_high(rate, thinness) AS CASE
    WHEN rate >= 1 THEN 1.0
    WHEN thinness = 0 THEN rate
    ELSE beta_high(rate + thinness / 2, 1 - rate + thinness / 2, thinness)
END;

COMMENT ON MACRO jeffreys_high IS
    'Upper end of the 95 % Jeffreys interval of a share, from its thinness: one over the (effective) sample size.';
