"""Where an alarm is seen: in the run's report and in `corpus outlets`, a line an outlet at eighty columns too."""

import csv
import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest

from flows.commands.outlets import sparkline
from flows.crawl import CrawlResult
from flows.home import Home
from flows.load import LoadResult
from flows.report import RunReport
from tests.conftest import Demo, corpus
from tests.warehouse.factory import article, crawl, outlet, visit, write_crawl
from warehouse.database import open_private
from warehouse.loader import load_crawl
from warehouse.publish import publish

FIRST = datetime(2026, 11, 2, 6, tzinfo=ZoneInfo("Asia/Seoul"))
MANY = 55


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Give a published home of 55 outlets, of which one loses its bylines on the tenth day."""
    home = Home(tmp_path_factory.mktemp("home"))
    with open_private(home.warehouse) as connection:
        for day in range(10):
            at = FIRST + timedelta(days=day)
            found = [
                article(
                    day * 10 + number,
                    at=at,
                    published_at=at - timedelta(hours=20),
                    byline="" if day == 9 else "윤서하 기자",
                )
                for number in range(1, 10)
            ]
            folder = write_crawl(
                home.root, crawl(f"r{day}", at=at, article_count=9), [*found, visit(day, at=at)]
            )
            load_crawl(connection, folder)
        for number in range(1, MANY):
            name = f"outlet_no_{number:04}"  # as long as the longest
            folder = write_crawl(
                home.root,
                crawl("r9", name, at, outcome="blocked"),
                [],
                [outlet(name, permission="forbidden")],
            )
            load_crawl(connection, folder)
    publish(home.warehouse, home.published)
    return home


ALARM = "alarm: 별일보 (byeol): share with byline 0 %, usually 100 %, since 2026-11-11 06:05 (sudden)"


def test_the_report_tells_the_alarms_and_stays_complete(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    report = RunReport("20261111T060000", [], LoadResult(0, 0, ()), 0, 0, home.current)
    report.print()
    assert ALARM in capsys.readouterr().out.splitlines()
    assert f"- {ALARM}" in report.markdown().splitlines()
    assert report.is_complete


def test_the_report_prints_no_terminal_code_of_an_outlet(
    home: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    said = "found \x1b[2J\u202e1m"
    crawls = [CrawlResult("byeol", "empty", 0, 1, said)]
    RunReport("20261111T060000", crawls, LoadResult(0, 0, (said,)), 0, 0, home.current).print()
    shown = capsys.readouterr().out
    assert shown.count("found ␛[2J�1m") == 2
    assert "\x1b" not in shown


def test_fifty_outlets_are_read_at_a_glance(home: Home) -> None:
    shown = corpus("outlets", "--home", str(home.root), COLUMNS="100")
    lines = shown.stdout.splitlines()
    assert shown.returncode == 0, shown.stderr
    [line] = [line for line in lines if line.strip().startswith("byeol ")]
    *cells, bars, alarm_count = line.split()
    assert cells == ["byeol", "open", "11-11", "06:05", "ok", "9", "0"]
    assert (bars, alarm_count) == ("▁▁▁" + "█" * 10 + "▁", "1")
    assert ALARM in lines
    assert sum("outlet_no_" in line for line in lines) == MANY - 1
    assert max(len(line) for line in lines if "alarm:" not in line) <= 100


def test_eighty_columns_and_a_pipe_have_a_line_an_outlet_too(home: Home) -> None:
    shown = corpus("outlets", "--home", str(home.root), COLUMNS="80")
    lines = shown.stdout.splitlines()
    [line] = [line for line in lines if line.strip().startswith("byeol ")]
    assert line.split() == ["byeol", "open", "11-11", "06:05", "ok", "▁▁▁" + "█" * 10 + "▁", "1"]
    assert sum(line.split()[:2] == ["outlet_no_0007", "forbidden"] for line in lines) == 1
    assert max(len(line) for line in lines if "alarm:" not in line) <= 80
    assert next(line for line in lines if "rows" in line).endswith("; no room for problems, articles")


def test_other_programs_get_every_figure(home: Home) -> None:
    shown = corpus("outlets", "--home", str(home.root), "--format", "jsonl")
    rows = {row["outlet"]: row for row in map(json.loads, shown.stdout.splitlines())}
    assert rows["byeol"].pop("alarms") == [ALARM.removeprefix("alarm: ")]
    assert rows["byeol"] == {
        "outlet": "byeol",
        "terms": "open",
        "last_crawl_at": "2026-11-11T06:05:00+09:00",
        "outcome": "ok",
        "articles": 9,
        "problems": 0,
        "articles_by_day": [0] * 3 + [9] * 10 + [0],
    }
    ledger = corpus("outlets", "--home", str(home.root), "--rights", "--format", "csv")
    assert {row["outlet"] for row in csv.DictReader(io.StringIO(ledger.stdout))} <= set(rows)
    refused = corpus("outlets", "--home", str(home.root), "--format", "xml")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "outlets: expected --format table, csv, json, jsonl, found 'xml'" in refused.stderr


@pytest.mark.parametrize(
    ("counts", "bars"),
    [([], ""), ([0, 0], "▁▁"), ([1, 0, 7], "▂▁█"), ([1, 1000], "▂█"), ([3, 3, 3], "███")],
)
def test_a_sparkline_rises_with_its_counts(counts: list[int], bars: str) -> None:
    assert sparkline(counts) == bars


def test_outlets_are_listed_before_anything_was_crawled(tmp_path: Path) -> None:
    shown = corpus("outlets", "--home", str(tmp_path))
    assert shown.returncode == 0
    assert "aitimes" in shown.stdout


def test_every_crawl_of_the_demo_is_measured_and_none_is_odd(demo: Demo) -> None:
    with duckdb.connect(str(demo.home / "published/current.duckdb"), read_only=True) as file:
        [(crawl_count, measured_count, new_count)] = file.execute(
            "SELECT count(*), count(q.crawl_id), sum(q.new_count) FROM crawl LEFT JOIN crawl_quality AS q USING (crawl_id)"
        ).fetchall()
        [(article_count,)] = file.execute(
            "SELECT count(DISTINCT article_id) FROM article WHERE parent_article_id IS NULL"
        ).fetchall()
        odd = file.execute("SELECT alarm FROM outlet_alarm WHERE kind <> 'failing'").fetchall()
        gaps = file.execute("SELECT DISTINCT outlet_id FROM coverage_by_day WHERE is_gap").fetchall()
    assert crawl_count == measured_count > 10
    assert new_count == article_count
    assert odd == []
    assert sorted(gaps) == [("solnaeum",), ("ttobagi",)], "an outlet that gave nothing is a gap"
