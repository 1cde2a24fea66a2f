-- Weeks became one of the periods of the macros stance_over_time and framing_over_time.
DROP VIEW IF EXISTS stance_by_week;
DROP VIEW IF EXISTS framing_by_week;
