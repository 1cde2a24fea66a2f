"""How long search takes over a generated corpus, beside LIKE and DuckDB's fts, and what a day's batch costs to index."""

import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.bench.fts import fts_is_installed, indexed_by_fts
from flows.bench.made_corpus import make_articles, make_world
from flows.bench.statements import sql
from warehouse.database import open_private, open_readonly
from warehouse.postings import index_batch
from warehouse.turn import transaction

WAYS = ("search", "phrase", "keyword_in_context", "like")
RIVALS = {"fts": "fts_texts", "fts of our words": "fts_terms"}
"""DuckDB's own full text search, of the texts as they are written and of the words that Kiwi reads in them."""
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

    The file is first brought to this version, whose macros are measured where analysts find them, in the file: lent to a
    session they take longer to plan.

    Args:
        database: a warehouse that `python -m flows.bench.made_corpus` left.
    """
    open_private(database).close()
    with open_readonly(database) as connection:
        questions = connection.execute(sql("search/made_queries")).fetchall()
        for way in WAYS:
            yield from _speeds(connection, way, questions)
        terms = [(kind, _as_terms(connection, query)) for kind, query in questions]
        for way, words in RIVALS.items() if fts_is_installed() else ():
            with indexed_by_fts(connection, words) as (rival, seconds):
                yield Speed(way=way, kind="all texts indexed", median=seconds * 1000, p95=seconds * 1000)
                yield from _speeds(rival, "fts", questions if words == "fts_texts" else terms, way)


def _speeds(
    connection: DuckDBPyConnection, statement: str, questions: list[tuple[str, str]], way: str | None = None
) -> Iterator[Speed]:
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(RUNS + 1):
        for kind, query in questions:
            started = time.perf_counter()
            connection.execute(sql(f"search/{statement}"), {"query": query}).fetchall()
            if number:
                times[kind].append((time.perf_counter() - started) * 1000)
    times["all"] = [one for kind in tuple(times) for one in times[kind]]
    for kind, every in times.items():
        yield Speed(
            way=way or statement,
            kind=kind,
            median=statistics.median(every),
            p95=statistics.quantiles(every, n=20)[-1],
        )


def _as_terms(connection: DuckDBPyConnection, query: str) -> str:
    return " ".join(
        lemma for (lemma,) in connection.execute(sql("search/lemmas"), {"query": query}).fetchall()
    )


def daily_costs(database: Path, article_count: int) -> list[float]:
    """Give the seconds of indexing each of 24 days of 500 articles on top of a generated corpus, merging included."""
    costs = []
    with open_private(database) as connection:
        make_world(connection, article_count, 400, 1)
        for day in range(DAYS):
            first = article_count + day * DAY_ARTICLES
            make_articles(connection, range(first, first + DAY_ARTICLES))
            connection.execute(sql("search/add_articles"))
            started = time.perf_counter()
            with transaction(connection):
                index_batch(connection)
            costs.append(time.perf_counter() - started)
    return costs
