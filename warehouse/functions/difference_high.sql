-- The other end of difference_low.
CREATE OR REPLACE MACRO difference_high(share, share_high, other, other_low) AS
    share - other + sqrt((share_high - share) ** 2 + (other - other_low) ** 2);

COMMENT ON MACRO difference_high IS
    'Upper end of the 95 % interval of a difference of two shares, from the upper end of the one and the lower end of the other.';
