-- The other end of wilson_low.
CREATE OR REPLACE MACRO wilson_high(success_count, trial_count) AS
    CASE WHEN trial_count > 0 THEN least(1.0, (
        success_count / trial_count + 1.959964 ** 2 / (2 * trial_count)
        + 1.959964 * sqrt(
            (success_count / trial_count) * (1 - success_count / trial_count) / trial_count
            + 1.959964 ** 2 / (4 * trial_count ** 2)
        )
    ) / (1 + 1.959964 ** 2 / trial_count)) END;

COMMENT ON MACRO wilson_high IS
    'Upper end of the 95 % Wilson interval of a share, success_count out of trial_count; empty without trials.';
