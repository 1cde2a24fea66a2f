-- Wilson 1927: unlike p ± 1.96·√(p(1−p)/n) it stays inside 0 and 1 and holds for few articles.
CREATE OR REPLACE MACRO wilson_low(success_count, trial_count) AS
    CASE WHEN trial_count > 0 THEN greatest(0.0, (
        success_count / trial_count + 1.959964 ** 2 / (2 * trial_count)
        - 1.959964 * sqrt(
            (success_count / trial_count) * (1 - success_count / trial_count) / trial_count
            + 1.959964 ** 2 / (4 * trial_count ** 2)
        )
    ) / (1 + 1.959964 ** 2 / trial_count)) END;

COMMENT ON MACRO wilson_low IS
    'Lower end of the 95 % Wilson interval of a share, success_count out of trial_count; empty without trials.';
