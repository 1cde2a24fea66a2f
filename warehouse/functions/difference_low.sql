-- Two shares with intervals of their own, put together by recovered variances (MOVER: Zou & Donner 2008).
CREATE OR REPLACE MACRO difference_low(share, share_low, other, other_high) AS
    share - other - sqrt((share - share_low) ** 2 + (other_high - other) ** 2);

COMMENT ON MACRO difference_low IS
    'Lower end of the 95 % interval of a difference of two shares, from the lower end of the one and the upper end of the other.';
