"""Dates as Korean sites write them; what names no zone is Korean time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.date_clues import visible_dates
from spiders.dates import KST, read_date

SEEN_AT = datetime(2026, 1, 2, 9, 0, tzinfo=KST)


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("2026-10-07T19:13:45+09:00", "2026-10-07T19:13:45+09:00"),
        ("2026-10-07T10:13:45Z", "2026-10-07T19:13:45+09:00"),
        ("2026-10-07T20:00:52.000+0900", "2026-10-07T20:00:52+09:00"),
        ("2026-10-07 19:13:45", "2026-10-07T19:13:45+09:00"),
        ("2026-08-07 00:00:00.0", "2026-08-07T00:00:00+09:00"),
        ("2026.10.07 (19:13)", "2026-10-07T19:13:00+09:00"),
        ("2026.10.07.(수) 19:13", "2026-10-07T19:13:00+09:00"),
        ("2026.11.02. 오후 8:06", "2026-11-02T20:06:00+09:00"),
        ("2026.11.02. 오전 12:06", "2026-11-02T00:06:00+09:00"),
        ("2026/08/07 09:28", "2026-08-07T09:28:00+09:00"),
        ("2026. 10. 1", "2026-10-01T00:00:00+09:00"),
        ("2026.10.02.", "2026-10-02T00:00:00+09:00"),
        ("26.01.14", "2026-01-14T00:00:00+09:00"),
        ("2026년 1월 5일 14시 30분", "2026-01-05T14:30:00+09:00"),
        ("10/02/2026 09:42:53", "2026-10-02T09:42:53+09:00"),
        ("FRI, 02 OCT 2026 09:42:53 KST", "2026-10-02T09:42:53+09:00"),
        ("Sun,27 Sep 2026 12:00:00 +0900", "2026-09-27T12:00:00+09:00"),
        ("02  Oct 2026  00:42:53 GMT", "2026-10-02T09:42:53+09:00"),
        ("Fri, 2 Oct 2026 09:42:53 +0900", "2026-10-02T09:42:53+09:00"),
        ("20261001103352", "2026-10-01T10:33:52+09:00"),
        ("20261001", "2026-10-01T00:00:00+09:00"),
        ("01-02 08:30", "2026-01-02T08:30:00+09:00"),
        ("12-31 23:30", "2025-12-31T23:30:00+09:00"),
        ("12월 31일 23:30", "2025-12-31T23:30:00+09:00"),
        ("202610011033", "2026-10-01T10:33:00+09:00"),
        ("2026-10-07T10:13:45.613Z", "2026-10-07T19:13:45.613000+09:00"),
        ("2026-10-07T19:13+09:00", "2026-10-07T19:13:00+09:00"),
        ("2026년 10월 7일(수) 오전 9시", "2026-10-07T09:00:00+09:00"),
        ("오후 8:06", "2026-01-01T20:06:00+09:00"),
    ],
)
def test_a_form_is_read(raw: str, iso: str) -> None:
    read = read_date(raw, SEEN_AT)
    assert read is not None
    assert read.at.isoformat() == iso


@pytest.mark.parametrize(
    "raw", ["", "--", "오늘", "2026-13-01", "2026-02-30 10:00", "99:99", "3면", "2026", "0000.10.20"]
)
def test_what_is_no_date_is_none(raw: str) -> None:
    assert read_date(raw, SEEN_AT) is None


def test_a_day_without_a_time_says_so() -> None:
    day, minute = read_date("2026.10.02.", SEEN_AT), read_date("2026.10.02. 00:00", SEEN_AT)
    assert day is not None
    assert minute is not None
    assert (day.has_time, minute.has_time) == (False, True)


INSTANTS = st.datetimes(datetime(2001, 1, 1), datetime(2068, 12, 31)).map(
    lambda at: at.replace(microsecond=0, tzinfo=KST)
)
FORMATS = (
    "%Y-%m-%dT%H:%M:%S%z",
    "%Y-%m-%d %H:%M:%S",
    "%Y.%m.%d (%H:%M:%S)",
    "%Y년 %m월 %d일 %H시 %M분 %S초",
    "%m/%d/%Y %H:%M:%S",
    "%d %b %Y %H:%M:%S KST",
    "%Y%m%d%H%M%S",
)


@given(INSTANTS, st.sampled_from(FORMATS))
def test_an_instant_written_in_any_form_is_read_back(at: datetime, form: str) -> None:
    read = read_date(at.strftime(form), SEEN_AT)
    assert read is not None
    assert read.at == at


@given(st.text(max_size=40))
def test_any_text_gives_an_instant_with_zone_or_none(text: str) -> None:
    read = read_date(text, SEEN_AT)
    assert read is None or read.at.utcoffset() == timedelta(hours=9)


@given(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=300)))
def test_a_list_without_a_year_names_the_last_such_day(seen_at: datetime, ago: timedelta) -> None:
    at = (seen_at - ago).replace(second=0, microsecond=0)
    read = read_date(at.strftime("%m-%d %H:%M"), seen_at.astimezone(UTC))
    assert read is not None
    assert read.at == at


@pytest.mark.parametrize(
    ("seen_at", "year"),
    [(datetime(2029, 1, 3), 2028), (datetime(2028, 2, 29, 9, 30), 2028), (datetime(2104, 2, 1), 2096)],
)
def test_a_leap_day_without_a_year_is_the_last_one_there_was(seen_at: datetime, year: int) -> None:
    read = read_date("02.29 10:00", seen_at.replace(tzinfo=KST))
    assert read is not None
    assert read.at == datetime(year, 2, 29, 10, tzinfo=KST)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "기자명 임가온 기자 입력 2025.06.17 19:05 수정 2025.06.18 05:57",
            [("입력", "2025.06.17 19:05", "published"), ("수정", "2025.06.18 05:57", "modified")],
        ),
        ("승인 2026.01.14 09:30", [("승인", "2026.01.14 09:30", "published")]),
        ("등록일자 : 1966.03.08", [("", "1966.03.08", "published")]),
        ("기사입력 2026-10-04 19:01 l 최종수정 2026-10-04 19:56", [
            ("기사입력", "2026-10-04 19:01", "published"), ("최종수정", "2026-10-04 19:56", "modified"),
        ]),
        ("입력 11.20 09:07", [("입력", "11.20 09:07", "published")]),
        ("입력 11.20 09:07 수정 11.21 10:00 | 조회 42", [
            ("입력", "11.20 09:07", "published"), ("수정", "11.21 10:00", "modified"),
        ]),
        ("등록일 : 26.01.14 (수)", [("등록일", "26.01.14 (수)", "published")]),
        ("26.01.14", [("", "26.01.14", "published")]),
        ("조회 42", []),
        ("09:07", []),
        ("연습 경기 10.20 09:07 시작", []),
        ("등록 11.20 09:00 ~ 11.25 18:00", []),
        ("업데이트 10.20.30.4", []),
    ],
)  # fmt: skip
def test_a_label_says_what_a_visible_date_means(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(clue.field, clue.raw, clue.event) for clue in visible_dates(text)] == found
