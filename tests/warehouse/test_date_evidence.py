"""Dates of an article in the warehouse: a text is first seen once, and a better reading changes the confidence."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.factory import article, crawl, evidence, later, new_warehouse, write_crawl
from warehouse.checks import CheckFailed
from warehouse.loader import load_crawl

Connection = duckdb.DuckDBPyConnection


@pytest.fixture
def connection() -> Iterator[Connection]:
    with new_warehouse() as connection:
        yield connection


def load(connection: Connection, folder: Path, day: int, **other: Any) -> None:
    at = later(days=day)
    seen = article(at=at, **other)
    sight = evidence(seen, source="first_seen", field="fetched_at", raw=at.isoformat(), read_at=at)
    load_crawl(connection, write_crawl(folder, crawl(f"r{day}", at=at), (seen, evidence(seen), sight)))


@pytest.mark.parametrize("days", [(1, 2, 3), (3, 1, 2)])
def test_a_text_is_first_seen_once(connection: Connection, tmp_path: Path, days: tuple[int, ...]) -> None:
    for day in days:
        load(connection, tmp_path, day)
    load(connection, tmp_path, 9, body="고친 글이다.")
    seen = "SELECT read_at FROM date_evidence WHERE source = 'first_seen' ORDER BY read_at"
    assert connection.execute(seen).fetchall() == [(later(days=1),), (later(days=9),)]


def test_a_better_reading_changes_confidence_and_conflict(connection: Connection, tmp_path: Path) -> None:
    load(connection, tmp_path, 1, date_confidence=0.5, has_date_conflict=True)
    load(connection, tmp_path, 1, date_confidence=0.95, has_date_conflict=False)
    found = connection.execute("SELECT date_confidence, has_date_conflict FROM article").fetchall()
    assert found == [(0.95, False)]


def test_a_confidence_beyond_1_is_refused(connection: Connection, tmp_path: Path) -> None:
    with pytest.raises(CheckFailed, match=r"date confidence 1\.2"):
        load(connection, tmp_path, 1, date_confidence=1.2)
