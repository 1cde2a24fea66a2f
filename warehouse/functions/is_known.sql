-- 알려진 때: the one place where SET VARIABLE as_of cuts off what came later. Unset, it folds to TRUE and costs nothing.
CREATE OR REPLACE MACRO is_known(instant) AS
    getvariable('as_of') IS NULL OR instant <= getvariable('as_of')::TIMESTAMPTZ;

COMMENT ON MACRO is_known IS
    'True if an instant lies no later than the session''s variable as_of, or if that is unset (시점).';
