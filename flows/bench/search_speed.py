"""How long search takes over a generated corpus, beside LIKE and DuckDB's fts, and what a day's batch costs to index."""

import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources, util
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from flows.bench.made_corpus import make_articles, make_world
from warehouse.database import open_private, open_readonly, transaction
from warehouse.postings import index_batch

WAYS = ("search", "phrase", "keyword_in_context", "like", "fts")
SIZES = (10_000, 100_000)
RUNS = 3
DAYS = 24
"""Enough that runs of days are merged three times."""
DAY_ARTICLES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Milliseconds that one way takes for the questions of one kind."""

    way: str
    kind: str
    median: float
    p95: float


def search_speed(database: Path) -> Iterator[Speed]:
    """Give the speed of each way, by kind of question and over all, after one round to warm up.

    Args:
        database: a warehouse that `python -m flows.bench.made_corpus` left.
    """
    with open_readonly(database) as connection:
        questions = connection.execute(_sql("made_queries")).fetchall()
        for way in WAYS[:-1]:
            yield from _speeds(connection, way, questions)
    with _fts(database) as rival:
        if rival:
            yield from _speeds(rival, "fts", _as_terms(database, questions))


def _speeds(connection: DuckDBPyConnection, way: str, questions: list[tuple[str, str]]) -> Iterator[Speed]:
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(RUNS + 1):
        for kind, query in questions:
            started = time.perf_counter()
            connection.execute(_sql(way), {"query": query}).fetchall()
            if number:
                times[kind].append((time.perf_counter() - started) * 1000)
    times["all"] = [one for kind in tuple(times) for one in times[kind]]
    for kind, every in times.items():
        yield Speed(
            way=way, kind=kind, median=statistics.median(every), p95=statistics.quantiles(every, n=20)[-1]
        )


@contextmanager
def _fts(database: Path) -> Iterator[DuckDBPyConnection | None]:
    """Give a connection with the texts in DuckDB's own full-text index, or None where its pack is not installed."""
    pack = util.find_spec("duckdb_extension_fts")
    if pack is None or not pack.submodule_search_locations:
        yield None
        return
    with duckdb.connect() as connection:
        folder = Path(next(iter(pack.submodule_search_locations)))
        file = next(folder.glob(f"extensions/v{duckdb.__version__}/fts.duckdb_extension"))
        connection.load_extension(str(file))
        with open_readonly(database) as corpus:
            connection.register("fts_terms", corpus.execute(_sql("fts_terms")).to_arrow_table())
        connection.execute(_sql("fts_index"))
        yield connection


def _as_terms(database: Path, questions: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the questions as the terms that fts is to look for."""
    with open_readonly(database) as connection:
        return [
            (
                kind,
                " ".join(
                    lemma for (lemma,) in connection.execute(_sql("lemmas"), {"query": query}).fetchall()
                ),
            )
            for kind, query in questions
        ]


def fts_is_installed() -> bool:
    """Tell whether the rival's pack is here."""
    return util.find_spec("duckdb_extension_fts") is not None


def daily_costs(database: Path, article_count: int) -> list[float]:
    """Give the seconds of indexing each of 24 days of 500 articles on top of a generated corpus, merging included."""
    costs = []
    with open_private(database) as connection:
        make_world(connection, article_count, 400, 1)
        for day in range(DAYS):
            first = article_count + day * DAY_ARTICLES
            make_articles(connection, range(first, first + DAY_ARTICLES))
            connection.execute(_sql("add_articles"))
            started = time.perf_counter()
            with transaction(connection):
                index_batch(connection)
            costs.append(time.perf_counter() - started)
    return costs


def _sql(name: str) -> str:
    return resources.files("flows.bench").joinpath(f"search/{name}.sql").read_text("utf-8")
