"""The rival in search that DuckDB has itself: its full-text extension, from the wheel that pip brought."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import util

import duckdb
from duckdb import DuckDBPyConnection

from flows.bench.statements import sql
from warehouse.lake import extension


def fts_is_installed() -> bool:
    """Tell whether the rival's pack is here."""
    return util.find_spec("duckdb_extension_fts") is not None


@contextmanager
def indexed_by_fts(corpus: DuckDBPyConnection, words: str) -> Iterator[tuple[DuckDBPyConnection, float]]:
    """Give a connection that holds a corpus in the rival's index, and the seconds it took to make.

    Args:
        corpus: a warehouse.
        words: `fts_texts`, headlines and texts as they are written, or `fts_terms`, the words that Kiwi reads in them.
    """
    with duckdb.connect() as connection:
        connection.load_extension(extension("fts"))
        connection.register("fts_words", corpus.execute(sql(f"search/{words}")).to_arrow_table())
        started = time.perf_counter()
        connection.execute(sql("search/fts_table"))
        connection.execute(sql("search/fts_index"))
        yield connection, time.perf_counter() - started
