"""Dates as Korean sites write them, read to instants; what names no zone is Korean time."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

KST = timezone(timedelta(hours=9), "KST")
NAMED_ZONES = {"z": UTC, "utc": UTC, "gmt": UTC, "kst": KST}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_CLOCK = (
    r"(?:(?P<half>오전|오후|am|pm)\s*)?(?P<hour>\d{1,2})\s*(?::|시)\s*(?:(?P<minute>\d{1,2})\s*분?)?"
    r"(?:\s*:?\s*(?P<second>\d{2})\s*초?(?:[.,](?P<fraction>\d{1,9}))?)?"
)
_ZONE = r"(?:\s*(?P<zone>z|utc|gmt|kst|[+-]\d{2}:?\d{2}))?"
_WEEKDAY = r"(?:\s*\(?(?:[월화수목금토일](?:요일)?)\)?)?"
_AFTER_DAY = rf"{_WEEKDAY}(?:(?:t|[\s,(]+){_CLOCK}\s*\)?{_ZONE})?"

YEAR_FIRST = (
    r"(?P<year>\d{4}|\d{2})\s*[.\-/년]\s*(?P<month>\d{1,2})\s*[.\-/월]\s*(?P<day>\d{1,2})(?:\s*[.일])?"
)
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # data.go.kr: 10/02/2026 09:42:53
        rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d{{4}}){_AFTER_DAY}",
        # 2023-04-07T19:13:45.000+0900, 2023.04.07 (19:13), 2023.11.02. 오후 8:06, 2026. 10. 1, 26.01.14
        YEAR_FIRST + _AFTER_DAY,
        # feeds: FRI, 02 OCT 2026 09:42:53 KST, Sun,27 Sep 2026, with or without the weekday
        rf"(?:[a-z]{{3,9}}(?:,\s*|\s+))?(?P<day>\d{{1,2}})\s+(?P<month_name>[a-z]{{3}})[a-z]*\s+(?P<year>\d{{4}})(?:\s+{_CLOCK}{_ZONE})?",
        # 20261001103352, 202610011033, 20261001
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?)?",
        # lists of ND Soft name no year: 01-02 09:30; others write 1월 2일 09:30
        rf"(?P<month>\d{{1,2}})(?:[.\-/]|월\s*)(?P<day>\d{{1,2}})일?\s+{_CLOCK}",
        # lists of today's articles name no day: 오후 8:06
        _CLOCK,
    )
)
IN_TEXT = re.compile(
    r"\d{4}\s*[.\-/년]\s*\d{1,2}\s*[.\-/월]\s*\d{1,2}(?!\d)(?:\s*[.일])?"
    + re.sub(r"\?P<\w+>", "", _AFTER_DAY),
    re.IGNORECASE,
)
"""A full date in running text, which `read_date` then reads."""
ANY_DAY = "|".join(re.sub(r"\?P<\w+>", "", form.pattern) for form in FORMS[:-1])
"""A day in any form that `read_date` knows; most are dates only where nothing else stands beside them."""
LEAP_DAYS_APART = 8
"""Years from one 29th of February to the next, at most."""


@dataclass(frozen=True, slots=True)
class ReadDate:
    """An instant in Korean time, and whether the text named a time of day or only a day."""

    at: datetime
    has_time: bool


def read_date(raw: str, seen_at: datetime) -> ReadDate | None:
    """Give the instant a text means, in KST, or None if it is no date.

    `seen_at` (with zone) is when the page was fetched: it supplies the year or the day where the text has none.
    """
    text = " ".join(raw.split())
    for form in FORMS:
        match = form.fullmatch(text)
        if match:
            return _instant(match.groupdict(), seen_at.astimezone(KST))
    return None


def _instant(part: dict[str, str | None], seen_at: datetime) -> ReadDate | None:
    """Give the instant that the parts name; what names no year or no day is the last such one when it was seen."""
    has_time = part.get("hour") is not None
    year_named = _year(part.get("year"))
    if year_named is not None:
        at = _in_year(year_named, part, seen_at)
        return ReadDate(at, has_time) if at else None
    latest = seen_at + timedelta(hours=1)
    for year in range(seen_at.year, seen_at.year - LEAP_DAYS_APART - 1, -1):
        at = _in_year(year, part, seen_at)
        if at and at > latest and not part.get("day"):
            at -= timedelta(days=1)
        if at and at <= latest:
            return ReadDate(at, has_time)
    return None


def _in_year(year: int, part: dict[str, str | None], seen_at: datetime) -> datetime | None:
    hour = _hour(part)
    month_name = part.get("month_name")
    if hour is None or (month_name and month_name.lower() not in MONTHS):
        return None
    fraction = (part.get("fraction") or "")[:6].ljust(6, "0")
    try:
        return datetime(
            year,
            MONTHS.index(month_name.lower()) + 1 if month_name else int(part.get("month") or seen_at.month),
            int(part.get("day") or seen_at.day),
            hour,
            int(part.get("minute") or 0),
            int(part.get("second") or 0),
            int(fraction),
            tzinfo=_zone(part.get("zone")),
        ).astimezone(KST)
    except (ValueError, OverflowError):
        return None


def _hour(part: dict[str, str | None]) -> int | None:
    hour = int(part.get("hour") or 0)
    half = (part.get("half") or "").lower()
    if half and not 1 <= hour <= 12:
        return hour if half in ("오후", "pm") and hour < 24 else None
    if half in ("오전", "am"):
        return hour % 12
    if half in ("오후", "pm"):
        return hour % 12 + 12
    return hour


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return 2000 + int(text) if len(text) == 2 else int(text)


def _zone(text: str | None) -> timezone:
    if not text:
        return KST
    if text.lower() in NAMED_ZONES:
        return NAMED_ZONES[text.lower()]
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
