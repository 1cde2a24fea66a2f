"""What a lake costs beside a file: the same generated batch loaded, checked and published, the same questions asked."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from flows.bench.made_batch import made_crawls, made_reading
from flows.bench.made_corpus import make_world
from flows.bench.statements import questions
from flows.errors import UserError
from warehouse.database import open_private
from warehouse.lake import Lake
from warehouse.loader import load_annotations, load_crawl
from warehouse.publish import publish
from warehouse.sql import statement

ARTICLES, TOKENS = 10_000, 1_000
DAY = range(100_000_000, 100_000_500)
"""The numbers of a day's articles, half a million tokens, none of them in the world's past."""
RUNS = 5


def lake(place: Path | Lake) -> Iterator[tuple[str, float, float, float]]:
    """Give (work, seconds in a file, seconds in the lake, ratio), one after the other in the same run.

    Raises:
        UserError: there is no lake, or something is in it: made-up articles belong to nobody's corpus.
    """
    if isinstance(place, Path):
        raise UserError("bench lake: expected CORPUS_WAREHOUSE to name a lake, found none")
    with open_private(place) as connection:
        if connection.execute("FROM article LIMIT 1").fetchall():
            raise UserError(f"bench lake: {place} holds articles; expected an empty lake")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with _world() as connection:
            crawls = made_crawls(connection, folder / "runs", DAY)
        with _world() as connection:
            reading = made_reading(connection, folder / "reading", DAY, "reading")
        both = (folder / "warehouse.duckdb", place)

        def compared(work: str, done: Callable[[Path | Lake], float]) -> tuple[str, float, float, float]:
            file, shared = (done(one) for one in both)
            return work, file, shared, shared / file

        yield compared(f"{len(crawls)} crawls loaded and checked", lambda one: _loaded(one, crawls))
        yield compared(f"a reading of {len(DAY)} texts", lambda one: _loaded(one, [reading]))
        for question in questions("lake"):
            yield compared(question, partial(_asked, question=question))
        yield compared("published", lambda one: _published(one, folder / type(one).__name__))


def _world() -> DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(statement("set_session"))
    make_world(connection, ARTICLES, TOKENS, 1)
    return connection


def _loaded(place: Path | Lake, folders: list[Path]) -> float:
    with open_private(place) as connection:
        started = time.perf_counter()
        for folder in folders:
            load = load_crawl if (folder / "crawl.jsonl").exists() else load_annotations
            load(connection, folder)
        return time.perf_counter() - started


def _asked(place: Path | Lake, question: str) -> float:
    with open_private(place) as connection:
        times = []
        for _ in range(RUNS):
            started = time.perf_counter()
            connection.execute(question).fetchall()
            times.append(time.perf_counter() - started)
    return statistics.median(times)


def _published(place: Path | Lake, folder: Path) -> float:
    started = time.perf_counter()
    publish(place, folder)
    return time.perf_counter() - started
