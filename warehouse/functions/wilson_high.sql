-- score_high by counts.
CREATE OR REPLACE MACRO wilson_high(success_count, trial_count) AS
    CASE WHEN trial_count > 0 THEN score_high(success_count / trial_count, 1 / trial_count) END;

COMMENT ON MACRO wilson_high IS
    'Upper end of the 95 % Wilson interval of a share, success_count out of trial_count; empty without trials.';
