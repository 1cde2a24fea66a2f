"""How long the views take over a generated corpus: now, and as known in the middle of its time."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.bench.made_corpus import made_corpus
from flows.bench.statements import questions
from warehouse.database import open_private, open_readonly
from warehouse.sql import statement

ARTICLE_COUNT = 100_000
RUNS = 9
PAST = "2025-04-01 00:00:00+09"


def views(database: Path | None = None) -> Iterator[tuple[str, int, float, float]]:
    """Give (question, rows, median milliseconds now, median milliseconds as of a past day), rows fetched and all.

    Args:
        database: a warehouse that `python -m flows.bench.made_corpus` left, which is brought to this version first;
            without it, 100,000 articles are made, which takes minutes.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = database or Path(folder) / "made.duckdb"
        if database is None:
            made_corpus(path, ARTICLE_COUNT)
        open_private(path).close()
        with open_readonly(path) as connection:
            now = [_measure(connection, question) for question in questions("views")]
            connection.execute(statement("set_as_of"), {"as_of": PAST})
            past = [_measure(connection, question) for question in questions("views")]
            for question, (row_count, ms), (_, past_ms) in zip(questions("views"), now, past, strict=True):
                yield question, row_count, ms, past_ms


def _measure(connection: DuckDBPyConnection, question: str) -> tuple[int, float]:
    times = []
    row_count = 0
    for _ in range(RUNS):
        started = time.perf_counter()
        row_count = len(connection.execute(question).fetchall())
        times.append((time.perf_counter() - started) * 1000)
    return row_count, statistics.median(times)
