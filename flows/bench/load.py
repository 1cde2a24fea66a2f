"""What loading and publishing cost beside bare DuckDB and a bare copy, and that a day's batch costs the same in any corpus."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.bench.made_batch import made_crawls, made_reading
from flows.bench.made_corpus import fill, make_world
from flows.bench.statements import sql
from warehouse.creation import create_schema
from warehouse.database import open_private
from warehouse.loader import VERSION_TABLES, load_annotations, load_crawl
from warehouse.publish import publish
from warehouse.sql import filled, statement

ARTICLES, TOKENS = 10_000, 1_000
"""Ten million tokens, in a file of over 200 MB."""
BATCH_ARTICLES = 1_000
DAY_ARTICLES = 500
NEW = 100_000_000
"""Number of the first article that no corpus holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one piece of work took."""

    work: str
    amount: str
    seconds: float
    ratio: float | None
    """To the bare work above it."""


def load() -> Iterator[Cost]:
    """Give the cost of a large batch, of a day's in a small and in a large corpus, of reading anew, and of publishing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _day_in(folder / "small", ARTICLES // 10)
        database = folder / "warehouse.duckdb"
        with open_private(database) as connection:
            fill(connection, ARTICLES, TOKENS)
        yield from _large_batch(folder, database)
        again = _reading(folder / "again", range(0, ARTICLES, ARTICLES // DAY_ARTICLES))
        seconds = _seconds(database, again)
        yield Cost(
            work=f"{DAY_ARTICLES} articles read anew", amount=_size(database), seconds=seconds, ratio=None
        )
        yield from _publish(folder, database)
        yield from day_in(database, folder / "large")


def day_in(database: Path, folder: Path) -> Iterator[Cost]:
    """Give what a day of 500 new articles costs on top of a generated corpus, crawls and reading, from a copy of it."""
    folder.mkdir(exist_ok=True)
    copy = folder / "warehouse.duckdb"
    shutil.copyfile(database, copy)
    with open_private(copy) as connection:
        [(count,)] = connection.execute(sql("count_articles")).fetchall()
    yield from _day(copy, folder, f"{count:,} articles")


def _day_in(folder: Path, article_count: int) -> Iterator[Cost]:
    folder.mkdir()
    with open_private(folder / "warehouse.duckdb") as connection:
        fill(connection, article_count, TOKENS)
    yield from day_in(folder / "warehouse.duckdb", folder / "day")


def _day(database: Path, folder: Path, amount: str) -> Iterator[Cost]:
    numbers = range(NEW, NEW + DAY_ARTICLES)
    with _world() as connection:
        crawls = made_crawls(connection, folder / "runs", numbers)
    reading = _reading(folder / "day", numbers)
    yield Cost(
        work=f"a day's {len(crawls)} crawls", amount=amount, seconds=_seconds(database, *crawls), ratio=None
    )
    yield Cost(work="a day's reading", amount=amount, seconds=_seconds(database, reading), ratio=None)


def _large_batch(folder: Path, database: Path) -> Iterator[Cost]:
    numbers = range(2 * NEW, 2 * NEW + BATCH_ARTICLES)
    with _world() as connection:
        crawls = made_crawls(connection, folder / "runs", numbers)
    reading = _reading(folder / "batch", numbers)
    with duckdb.connect() as counting:
        [(rows,)] = counting.execute(sql("count_rows"), {"path": str(reading / "token.parquet")}).fetchall()
    amount = f"{rows:,} tokens"
    started = time.perf_counter()
    with duckdb.connect(str(folder / "bare.duckdb")) as bare:
        create_schema(bare)
        created = time.perf_counter() - started
        for table in VERSION_TABLES:
            path = reading / f"{table}.parquet"
            if path.exists():
                bare.execute(filled(sql("bare_insert"), name=table), {"path": str(path)})
    plain = time.perf_counter() - started - created
    yield Cost(work="bare INSERT FROM read_parquet, closed", amount=amount, seconds=plain, ratio=1.0)
    yield Cost(
        work=f"its {len(crawls)} crawls", amount=amount, seconds=_seconds(database, *crawls), ratio=None
    )
    seconds = _seconds(database, reading)
    work = f"its reading, checked, indexed, closed: {rows / seconds / 1e6:.2f} M tokens/s"
    yield Cost(work=work, amount=amount, seconds=seconds, ratio=seconds / plain)


def _publish(folder: Path, database: Path) -> Iterator[Cost]:
    publish(database, folder / "published")  # the first checks the whole file
    started = time.perf_counter()
    subprocess.run(["cp", str(database), str(folder / "copy")], check=True)
    subprocess.run(["sync", str(folder / "copy")], check=True)
    plain = time.perf_counter() - started
    yield Cost(work="cp and sync", amount=_size(database), seconds=plain, ratio=1.0)
    started = time.perf_counter()
    publish(database, folder / "published")
    seconds = time.perf_counter() - started
    yield Cost(work="publish", amount=_size(database), seconds=seconds, ratio=seconds / plain)


def _world() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(statement("set_session"))
    make_world(connection, ARTICLES, TOKENS, 1)
    return connection


def _reading(folder: Path, numbers: range) -> Path:
    with _world() as connection:
        return made_reading(connection, folder, numbers, folder.name)


def _seconds(database: Path, *folders: Path) -> float:
    """Load folders, and give the time until the file is closed, all of it in its place."""
    connection = open_private(database)
    started = time.perf_counter()
    for folder in folders:
        if (folder / "crawl.jsonl").exists():
            load_crawl(connection, folder)
        else:
            load_annotations(connection, folder)
    connection.close()
    return time.perf_counter() - started


def _size(database: Path) -> str:
    return f"{database.stat().st_size / 1e6:.0f} MB"
