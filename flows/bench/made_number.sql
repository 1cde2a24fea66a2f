-- 만들 기사의 번호: which articles are to be made.
CREATE OR REPLACE TEMP TABLE made_number AS SELECT n AS number FROM range($first, $last, $step) AS r(n);
