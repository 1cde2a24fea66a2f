"""Asking: reading only, with an end, refusals in one line."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.warehouse.factory import article, crawl, write_crawl
from warehouse.database import WarehouseMissing, open_private
from warehouse.loader import load_crawl
from warehouse.publish import current, publish
from warehouse.query import Answer, OutletHealth, QueryRefused, outlet_health, query, search, standing_alarms


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    with open_private(home / "warehouse.duckdb") as connection:
        load_crawl(connection, write_crawl(home, crawl(), [article()]))
    publish(home / "warehouse.duckdb", home / "published")
    return current(home / "published")


def test_a_question_has_columns_and_rows(published: Path) -> None:
    found = query(published, "SELECT article_id, published_date::VARCHAR AS day FROM current_article")
    assert found == Answer(columns=("article_id", "day"), rows=(("byeol:1", "2026-03-02"),))


@pytest.mark.parametrize(
    "sql",
    ["FROM outlet", "DESCRIBE article", "SHOW TABLES", "EXPLAIN FROM article", "SUMMARIZE outlet", "WITH a AS (SELECT 1) FROM a;"],
)  # fmt: skip
def test_reading_is_allowed(sql: str, published: Path) -> None:
    assert query(published, sql).rows


REFUSED = [
    ("DELETE FROM article", "DELETE is refused: this file is for reading"),
    ("CREATE TEMP TABLE mine AS FROM article", "CREATE is refused"),
    ("COPY article TO 'stolen.csv'", "COPY is refused"),
    ("ATTACH 'other.duckdb'", "ATTACH is refused"),
    ("SET threads = 1", "SET is refused"),
    ("SELECT 1; SELECT 2", "expected one statement, found 2"),
    ("", "expected one statement, found 0"),
    ("FROM read_csv('/etc/passwd')", "disabled"),
    ("FROM artikel", "artikel does not exist"),
    ("SELEKT 1", "syntax error"),
]


@pytest.mark.parametrize(("sql", "message"), REFUSED)
def test_what_is_not_reading_is_refused_in_one_line(sql: str, message: str, published: Path) -> None:
    with pytest.raises(QueryRefused) as refusal:
        query(published, sql)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_question_without_end_is_stopped(published: Path) -> None:
    started = time.monotonic()
    with pytest.raises(QueryRefused, match=r"stopped after 0.2 seconds"):
        query(published, "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b", 0.2)
    assert time.monotonic() - started < 10


def test_search_answers_from_a_file(published: Path) -> None:
    found = search(published, "개방형")
    assert [row[0] for row in found.rows] == ["byeol:1"]
    assert found.columns[:4] == ("article_id", "outlet_id", "published_date", "title")


def test_the_health_of_each_outlet(published: Path) -> None:
    assert outlet_health(published) == {
        "byeol": OutletHealth(
            outlet_id="byeol", permission="open", last_crawl_at=crawl().finished_at, outcome="ok", article_count=1,
            problem_count=0, day_counts=[0] * 13 + [1], alarms=[],
        )
    }  # fmt: skip
    assert standing_alarms(published) == []


def test_ctrl_c_ends_a_question(published: Path) -> None:
    with pytest.raises(QueryRefused, match="stopped: Query interrupted"), interrupted_after(0.3):
        query(published, "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b")


@contextmanager
def interrupted_after(seconds: float) -> Iterator[None]:
    timer = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    yield
    timer.join()


def test_a_question_before_the_first_publish_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing, match="no warehouse here"):
        query(tmp_path / "current.duckdb", "SELECT 1")
