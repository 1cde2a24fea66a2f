-- The 97.5 % quantile of the beta distribution with parameters share / thinness and rest / thinness, as Paulson (1942)
-- approximates that of F: right to a few thousandths from a half on.
CREATE OR REPLACE MACRO beta_high(share, rest, thinness) AS
    1 / (1 + rest / share * (
        share * greatest(0, (rest - thinness / 9) ** 2 - 1.959964 ** 2 * rest * thinness / 9)
        / (rest * (
            (share - thinness / 9) * (rest - thinness / 9)
            + 1.959964 * sqrt(greatest(0, thinness / 9 * (
                share * (rest - thinness / 9) ** 2 + rest * (share - thinness / 9) ** 2
                - 1.959964 ** 2 * share * rest * thinness / 9
            )))
        ))
    ) ** 3);

COMMENT ON MACRO beta_high IS
    'The 97.5 % quantile of the beta distribution with parameters share / thinness and rest / thinness, for jeffreys_high.';
