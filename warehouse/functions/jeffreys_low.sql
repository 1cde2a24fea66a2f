-- The other end of jeffreys_high: what is not a hit has its upper end where hits have their lower.
CREATE OR REPLACE MACRO jeffreys_low(rate, thinness) AS 1 - jeffreys_high(1 - rate, thinness);

COMMENT ON MACRO jeffreys_low IS
    'Lower end of the 95 % Jeffreys interval of a share, from its thinness: one over the (effective) sample size.';
