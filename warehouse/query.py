"""Asking questions of a published file: reading only, with an end, and refusals in one line."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection, StatementType

from warehouse.database import HERE, fetch_records, open_readonly, statement
from warehouse.records import Crawl

READING = {StatementType.SELECT, StatementType.EXPLAIN}


class QueryRefused(RuntimeError):  # noqa: N818
    """The question was not answered; the message says why in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


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


def latest_crawls(database: Path) -> dict[str, Crawl]:
    """Give the last crawl of each outlet, by outlet."""
    with open_readonly(database) as connection:
        crawls = fetch_records(connection.execute(statement("latest_crawls")), Crawl)
    return {crawl.outlet_id: crawl for crawl in crawls}


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
