-- 한국 날짜: korean_day(TIMESTAMPTZ '2026-10-01 23:30:00+00') is 2026-10-02, whatever the session's zone.
-- Korea has kept to UTC + 9 h since 1988, so that an hour's arithmetic does what the calendar library takes twenty times
-- as long for: views ask it of every crawl and visit.
CREATE OR REPLACE MACRO korean_day(instant) AS
    make_timestamp(epoch_us(instant) + 32_400_000_000)::DATE;

COMMENT ON MACRO korean_day IS
    'Korean calendar day (KST) of an instant after 1988 (한국 날짜).';
