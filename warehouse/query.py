"""Asking questions of a published file: reading only, with an end, and refusals in one line."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection, StatementType

from warehouse.database import HERE, open_readonly, statement
from warehouse.records import CrawlOutcome, Permission

READING = {StatementType.SELECT, StatementType.EXPLAIN}


class QueryRefused(RuntimeError):  # noqa: N818
    """The question was not answered; the message says why in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletHealth:
    """How one outlet does."""

    outlet_id: str
    permission: Permission
    last_crawl_at: datetime
    outcome: CrawlOutcome
    article_count: int
    problem_count: int
    """Both of the last crawl."""
    day_counts: list[int]
    """Articles published on each of fourteen Korean days, oldest first, up to the newest crawl of any outlet."""
    alarms: list[str]


def query(database: Path, sql: str, timeout_seconds: float | None = None) -> Answer:
    """Give what one reading statement returns; Ctrl-C or the time limit ends it.

    Raises:
        QueryRefused: it would write, is no single statement, has an error, or took too long.
        WarehouseMissing: nothing has been published yet.
    """
    with open_readonly(database) as connection:
        connection.execute(statement("close_outside"))
        _only_reading(connection, sql)
        return _answer(connection, sql, None, timeout_seconds)


def search(database: Path, words: str, limit: int = 20) -> Answer:
    """Give the articles that fit the words best: macro `search`."""
    with open_readonly(database) as connection:
        return _answer(connection, statement("search"), {"query": words, "limit": limit}, None)


def outlet_health(database: Path) -> dict[str, OutletHealth]:
    """Give the last crawl of each outlet that was ever crawled, its days and its alarms, by outlet."""
    with open_readonly(database) as connection:
        answer = _answer(connection, statement("outlet_health"), None, None)
    found = (OutletHealth(**dict(zip(answer.columns, row, strict=True))) for row in answer.rows)
    return {health.outlet_id: health for health in found}


def standing_alarms(database: Path) -> list[str]:
    """Give the alarms that stand, one line each, the oldest first."""
    with open_readonly(database) as connection:
        return [alarm for (alarm,) in _answer(connection, statement("standing_alarms"), None, None).rows]


def examples() -> dict[str, str]:
    """Give the example questions: name, which is the question, and its SQL."""
    return {path.stem: path.read_text("utf-8") for path in sorted((HERE / "examples").glob("*.sql"))}


def _only_reading(connection: DuckDBPyConnection, sql: str) -> None:
    try:
        found: Sequence[Any] = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryRefused(_one_line(error)) from error
    if len(found) != 1:
        raise QueryRefused(f"expected one statement, found {len(found)}; ask them one by one")
    if found[0].type not in READING:
        raise QueryRefused(
            f"{found[0].type.name} is refused: this file is for reading; expected SELECT, FROM, DESCRIBE or EXPLAIN"
        )


def _answer(
    connection: DuckDBPyConnection, sql: str, parameters: dict[str, Any] | None, timeout_seconds: float | None
) -> Answer:
    try:
        with _interrupted_after(connection, timeout_seconds):
            cursor = connection.execute(sql, parameters)
            columns = tuple(str(column[0]) for column in cursor.description or [])
            return Answer(columns=columns, rows=tuple(cursor.fetchall()))
    except duckdb.InterruptException as error:
        raise QueryRefused(
            f"stopped after {timeout_seconds} seconds; narrow the question or raise the limit"
        ) from error
    except duckdb.Error as error:
        raise QueryRefused(_one_line(error)) from error
    except RuntimeError as error:
        # DuckDB's way of telling Ctrl-C; its threads work on, and closing waits for them, until they are told too
        connection.interrupt()
        raise QueryRefused(f"stopped: {error}") from error


@contextmanager
def _interrupted_after(connection: DuckDBPyConnection, seconds: float | None) -> Iterator[None]:
    if seconds is None:
        yield
        return
    timer = threading.Timer(seconds, connection.interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _one_line(error: duckdb.Error) -> str:
    return " ".join(line.strip() for line in str(error).splitlines() if line.strip() and "^" not in line)
