"""Alarms: rare on crawls where nothing changes, soon where something breaks; and what the loader measures of a crawl."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from tests.warehouse.factory import (
    BODY,
    DAY,
    article,
    crawl,
    later,
    new_warehouse,
    outlet,
    passed_over,
    problem,
    visit,
    write_crawl,
)
from warehouse.loader import load_crawl
from warehouse.records import CrawlQuality
from warehouse.sql import add_rows, fetch_records

Connection = duckdb.DuckDBPyConnection
FIRST = datetime(2026, 1, 1, 21, tzinfo=UTC)
"""Six in the morning of Friday, 2 January, in Korea: the schedule's hour."""


@pytest.fixture
def connection() -> Iterator[Connection]:
    with new_warehouse() as connection:
        yield connection


def usual(outlet_id: str, day: int, **other: Any) -> CrawlQuality:
    at = FIRST + timedelta(days=day)
    values: dict[str, Any] = {
        "crawl_id": f"r{day}/{outlet_id}", "outlet_id": outlet_id, "measured_at": at, "article_count": 40,
        "new_count": 40, "day_listed_count": 40, "passed_over_share": 0.5, "byline_share": 0.95, "section_share": 1.0,
        "modified_share": 0.4, "date_conflict_share": 0.0, "body_length_median": 1200.0, "hangul_share": 0.9,
        "repeated_share": 0.0, "lag_hours_median": 9.0, "error_share": 0.0, "problem_rate": 0.0,
    }  # fmt: skip
    return CrawlQuality(**values | other)


def keep(connection: Connection, rows: list[CrawlQuality]) -> None:
    """Leave rows and their crawls in the tables, all at once."""
    crawls = [
        crawl(
            row.crawl_id.split("/")[0],
            row.outlet_id,
            row.measured_at - timedelta(minutes=5),
            response_count=row.article_count + 5,
        )
        for row in rows
    ]
    for table, records in (("crawl", crawls), ("crawl_quality", rows)):
        found = pa.Table.from_pylist([asdict(record) for record in records])
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM found")
        assert found.num_rows == len(rows)


def random_crawls(outlet_count: int, day_count: int, seed: int, fault: str = "", rate: float = 0.0) -> Any:
    """Yield crawls of outlets that stay as they are; from day 40 on with a fault, if one is named.

    Each outlet has a volume, and shares, lengths and lags of its own; days vary beyond chance, as their neighbours do,
    and weekends are thin.
    """
    chance = np.random.default_rng(seed)
    for number in range(outlet_count):
        volume = rate or float(np.exp(chance.uniform(np.log(2), np.log(150))))
        byline, section = chance.choice([1, 0.97, 0.8, 0.5]), chance.choice([1, 0.9, 0.6])
        modified, conflict, error = (
            chance.choice([0, 0.4, 1]),
            chance.choice([0, 0.1]),
            chance.choice([0, 0.03]),
        )
        passed = chance.choice([0, 0.6, 0.95])
        length, spread, lag = chance.uniform(500, 2500), chance.uniform(0.3, 0.9), chance.uniform(2, 20)
        tide = 0.0
        for day in range(day_count):
            tide = 0.6 * tide + 0.8 * float(chance.normal())
            fails = fault if day >= 40 else ""
            listed_day = (FIRST + timedelta(days=day, hours=9 - 24)).isoweekday()
            mean = volume * (0.4 if listed_day >= 6 else 1) * np.exp(0.15 * tide)
            new = int(chance.poisson(mean / 2 if fails == "half gone" else mean))
            read = new + int(chance.poisson(volume * 0.2))
            answers = read + 5

            def share(chance_of_one: float, of: int) -> float | None:
                return float(chance.binomial(of, chance_of_one) / of) if of else None

            typical = length * (0.5 if fails == "halved" else 0.98 ** (day - 39) if fails == "drift" else 1)
            yield usual(
                f"o{number}",
                day,
                article_count=read,
                new_count=new,
                day_listed_count=new,
                passed_over_share=share(passed, new),
                byline_share=share(0 if fails == "no byline" else byline, read),
                section_share=share(section, read),
                modified_share=share(modified, read),
                date_conflict_share=share(conflict, read),
                body_length_median=float(np.median(typical * np.exp(chance.normal(0, spread, read)))) if read else None,
                lag_hours_median=float(np.median(lag * np.exp(chance.normal(0, 0.6, new)))) if new else None,
                hangul_share=None,
                error_share=share(error, answers),
                problem_rate=float(chance.poisson(0.02 * answers) / answers),
            )  # fmt: skip


def test_where_nothing_changes_alarms_are_rare(connection: Connection) -> None:
    keep(connection, list(random_crawls(60, 100, seed=1)))
    [(alarmed,)] = connection.execute(
        "SELECT count(DISTINCT (outlet_id, measured_at)) FROM outlet_alarm"
    ).fetchall()
    assert alarmed / (60 * 100) <= 0.01


FAULTS = [
    ("no byline", "byline_share", 20, 0.95),
    ("halved", "body_length_median", 20, 0.85),
    ("halved", "body_length_median", 60, 0.95),
    ("half gone", "day_listed_count", 60, 0.75),
    # from 20 articles a day half is 2.5 times the noise of a day, and the noise of 20 days is unknown
    ("half gone", "day_listed_count", 20, 0.4),
]


@pytest.mark.parametrize(("fault", "measure", "rate", "least_share"), FAULTS)
def test_a_fault_is_seen_within_three_crawls(
    fault: str, measure: str, rate: float, least_share: float, connection: Connection
) -> None:
    keep(connection, list(random_crawls(40, 43, seed=2, fault=fault, rate=rate)))
    query = "SELECT count(DISTINCT outlet_id) FROM outlet_alarm WHERE measure = $measure AND measured_at >= $first"
    parameters = {"measure": measure, "first": FIRST + timedelta(days=40)}
    [(seen,)] = connection.execute(query, parameters).fetchall()
    assert seen / 40 >= least_share


def test_a_slow_drift_is_seen_in_time(connection: Connection) -> None:
    keep(connection, list(random_crawls(40, 58, seed=3, fault="drift", rate=60)))
    query = "SELECT count(DISTINCT outlet_id) FROM outlet_alarm WHERE measure = 'body_length_median'"
    [(seen,)] = connection.execute(query).fetchall()
    assert seen / 40 >= 0.7, "2 % less a crawl, after 18 crawls"


def alarms(connection: Connection) -> list[tuple[Any, ...]]:
    return connection.execute(
        "SELECT measure, kind, is_current, alarm FROM outlet_alarm ORDER BY measured_at, measure"
    ).fetchall()


def test_an_alarm_is_one_line_that_says_all(connection: Connection) -> None:
    add_rows(connection, [outlet("byeol", min_articles_per_week=0)])
    keep(
        connection,
        [usual("byeol", day, byline_share=0.94 + 0.02 * (day % 2)) for day in range(10)]
        + [usual("byeol", day, byline_share=0.0) for day in (10, 11)],
    )
    first, last = alarms(connection)
    assert first[:3] == ("byline_share", "sudden", False)
    line = "별일보 (byeol): share with byline 0 %, usually 94–96 %, since 2026-01-12 06:00 (sudden)"
    assert last == ("byline_share", "sudden", True, line)


def test_an_alarm_ends_when_the_crawl_is_as_usual_again(connection: Connection) -> None:
    broken = {10: 300.0, 11: 300.0}
    keep(
        connection,
        [usual("byeol", day, body_length_median=broken.get(day, 1200.0)) for day in range(13)],
    )
    found = [(measure, kind, is_current) for measure, kind, is_current, _ in alarms(connection)]
    assert found == [("body_length_median", "sudden", False)] * 2


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "blocked"},
        {"run_id": "r10-backfill", "crawl_id": "r10-backfill/byeol"},
        {"run_id": "r10-pages", "crawl_id": "r10-pages/byeol"},
    ],
    ids=str,
)
def test_only_ok_crawls_of_the_daily_road_are_judged(change: dict[str, str], connection: Connection) -> None:
    keep(connection, [usual("byeol", day) for day in range(10)])
    odd = usual("byeol", 10, byline_share=0.0, crawl_id=change.get("crawl_id", "r10/byeol"))
    add_rows(connection, [replace(crawl("r10", "byeol", odd.measured_at), **change), odd])  # type: ignore[arg-type]
    assert alarms(connection) == []


def test_a_young_outlet_raises_no_alarm(connection: Connection) -> None:
    keep(connection, [usual("byeol", day) for day in range(4)] + [usual("byeol", 4, byline_share=0.0)])
    assert alarms(connection) == []


def test_a_thin_sunday_is_held_against_days_off(connection: Connection) -> None:
    listed = [4 if (FIRST + timedelta(days=day - 1)).isoweekday() in (5, 6) else 60 for day in range(60)]
    keep(connection, [usual("byeol", day, day_listed_count=count) for day, count in enumerate(listed)])
    assert alarms(connection) == []


def test_the_last_crawl_of_a_day_counts_for_it(connection: Connection) -> None:
    again = usual("byeol", 10, crawl_id="again/byeol", measured_at=FIRST + timedelta(days=10, hours=2))
    keep(
        connection,
        [usual("byeol", day) for day in range(10)] + [usual("byeol", 10, byline_share=0.0), again],
    )
    assert alarms(connection) == []


def test_a_silent_outlet_is_an_alarm_though_articles_passed_over_count(
    connection: Connection, tmp_path: Path
) -> None:
    described = [outlet(min_articles_per_week=2)]
    load_crawl(connection, write_crawl(tmp_path, crawl(), [article(), visit()], described))
    load_crawl(connection, write_crawl(tmp_path, crawl("r2", at=later(days=10)), [article()], described))
    [(measure, kind, is_current, line)] = alarms(connection)
    assert (measure, kind, is_current) == ("week_article_count", "silent", True)
    assert line == (
        "별일보 (byeol): articles of the last seven days 0, expected at least 2, since 2026-03-02 00:00 (silent)"
    )
    left_out = [passed_over(number, day_date=later(days=9).date()) for number in (7, 8)]
    third = crawl("r3", at=later(days=11))
    load_crawl(connection, write_crawl(tmp_path, third, [article(), *left_out], described))
    assert alarms(connection) == []


def test_three_crawls_that_fail_in_a_row_are_an_alarm(connection: Connection) -> None:
    add_rows(connection, [outlet(min_articles_per_week=0), crawl()])
    for day in (1, 2, 3):
        assert alarms(connection) == []
        add_rows(connection, [crawl(f"r1{day}", at=later(days=day), outcome="blocked")])
    [(_, kind, _, line)] = alarms(connection)
    assert kind == "failing"
    assert line == (
        "별일보 (byeol): crawls in a row that did not end ok 3, usually 0, since 2026-03-03 09:00 (failing)"
    )


def quality(connection: Connection, crawl_id: str = "r1/byeol") -> CrawlQuality:
    [row] = fetch_records(
        connection.execute("FROM crawl_quality WHERE crawl_id = $crawl_id", {"crawl_id": crawl_id}),
        CrawlQuality,
    )
    return row


def test_the_lag_of_a_crawl_is_that_of_what_it_found_first(connection: Connection, tmp_path: Path) -> None:
    at = later(days=3)
    load_crawl(connection, write_crawl(tmp_path, crawl(), [article()]))
    seen_again, new = article(at=at), article(2, at=at, published_at=at - timedelta(hours=2))
    load_crawl(connection, write_crawl(tmp_path, crawl("r2", at=at), [seen_again, new]))
    assert quality(connection, "r2/byeol").lag_hours_median == 2


def test_the_loader_measures_a_crawl(connection: Connection, tmp_path: Path) -> None:
    common = "\n무단 전재와 재배포를 금합니다."
    rows: list[Any] = [
        article(1, "가나 AI" + common, byline="윤서하 기자", has_date_conflict=True),
        article(2, "다라마" + common, modified_at=later(hours=1), section=""),
        article(3, "바사" + common, published_at=DAY - timedelta(hours=30)),
        article(4, "아자차카타파하", published_at=DAY - timedelta(hours=5)),
        *(visit(number, status) for number, status in ((1, 200), (2, 200), (3, 500), (4, 404))),
        visit(5, 404, kind="robots", article_id=None), visit(6, 503, kind="feed", article_id=None),
        problem(), problem(), problem(),
        passed_over(7), passed_over(8, day_date=later(days=-1).date()),
    ]  # fmt: skip
    load_crawl(connection, write_crawl(tmp_path, crawl(article_count=4), rows))
    found = quality(connection)
    length = len(common.strip())
    assert found == CrawlQuality(
        crawl_id="r1/byeol", outlet_id="byeol", measured_at=crawl().finished_at, article_count=4, new_count=4,
        day_listed_count=2, passed_over_share=pytest.approx(2 / 6), byline_share=0.25, section_share=0.75,
        modified_share=0.25, date_conflict_share=0.25, body_length_median=pytest.approx(2.5 + 1 + length),
        hangul_share=pytest.approx(1 - 2 / (2 + 14 + 3 * 13)), repeated_share=pytest.approx(3 * length / (17 + 3 * length)),
        lag_hours_median=3.0, error_share=pytest.approx(2 / 4), problem_rate=0.5,
    )  # fmt: skip


def test_nothing_seen_is_nothing_measured(connection: Connection, tmp_path: Path) -> None:
    load_crawl(connection, write_crawl(tmp_path, crawl(article_count=0, outcome="empty")))
    found = asdict(quality(connection))
    assert {name for name, value in found.items() if value == 0} == {
        "article_count",
        "new_count",
        "day_listed_count",
    }
    assert {name for name, value in found.items() if value is None} == {
        name for name in found if name.endswith(("_share", "_median", "_rate"))
    }


def test_a_crawl_read_anew_is_measured_anew_and_a_second_sees_nothing_new(
    connection: Connection, tmp_path: Path
) -> None:
    load_crawl(connection, write_crawl(tmp_path, crawl(), [article()]))
    second = crawl("r2", at=later(days=1))
    load_crawl(connection, write_crawl(tmp_path, second, [article(at=later(days=1)), article(2, BODY)]))
    load_crawl(connection, write_crawl(tmp_path, crawl(), [article(byline="윤서하 기자")]))
    assert (quality(connection).byline_share, quality(connection).new_count) == (1.0, 1)
    assert (quality(connection, "r2/byeol").article_count, quality(connection, "r2/byeol").new_count) == (
        2,
        1,
    )
