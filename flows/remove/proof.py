"""The proof of a take-down: every file of the home is opened, whatever it is, and searched for what was removed."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from flows.home import Home
from flows.release.proof import long_strings
from flows.remove.targets import text_of
from flows.traces import LENGTH, Traces
from spiders import archive
from warehouse.database import open_readonly
from warehouse.removal import dead_postings, tables_of_articles
from warehouse.sql import statement

PIECE = 8 * 1024 * 1024
SENTENCE_END = re.compile(r"[.!?…”’\"\n]")
INDEX = frozenset(("indexed_text", "posting", "occurrence", "term"))
APART = "\0"
"""Between two strings, so that the end of one and the beginning of the next make no trace."""


def found_in(
    home: Home, article_ids: set[str], traces: Traces, texts: Iterable[str]
) -> tuple[int, list[str]]:
    """Give how many files were searched, and where traces of the texts or rows of the articles still are."""
    within = within_sentences(traces, texts)
    found = []
    paths = sorted(
        path
        for path in home.root.rglob("*")
        if path.is_file() and not path.is_symlink() and path != home.removing
    )
    for path in paths:
        name = path.relative_to(home.root).as_posix()
        found += [f"{name}: {what}" for what in _found(path, home, article_ids, traces, within)]
    return len(paths), found


def within_sentences(traces: Traces, texts: Iterable[str]) -> Traces:
    """Give what to look for in bare bytes: two sentences that others hold of right may come to stand there side by side."""
    return traces.shared(part for text in texts for part in SENTENCE_END.split(text))


def _found(path: Path, home: Home, article_ids: set[str], traces: Traces, within: Traces) -> Iterator[str]:
    """Yield what a file holds, read as what it is and, besides, as bare bytes."""
    if path.name.startswith(archive.FILE_NAME):
        for page in archive.pages_in(path, home.root):
            if traces.are_in(text_of(page)):
                yield f"record at byte {page.warc_offset}"
    elif path.suffix == ".parquet":
        yield from in_parquet(path, article_ids, traces)
    elif path.suffix == ".duckdb":
        yield from _in_database(path, article_ids, traces)
    with path.open("rb") as file:
        if any(within.are_in(piece) for piece in pieces(file)):
            yield "bytes"


def in_parquet(file: Any, article_ids: set[str], traces: Traces) -> Iterator[str]:
    """Yield the columns of a Parquet file, by path or open, that hold a trace."""
    for batch in pq.ParquetFile(file).iter_batches():
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            if traces.are_in(APART.join(long_strings(column))):
                yield f"column {name}"
            if name == "article_id" and article_ids & set(column.to_pylist()):
                yield "rows of a removed article"


def _in_database(path: Path, article_ids: set[str], traces: Traces) -> Iterator[str]:
    """Yield the columns of a database that hold a trace: all tables of all schemas, by SQL; its bytes are packed."""
    with open_readonly(path) as connection:
        yield from in_tables(connection, article_ids, traces)
        yield from in_index(connection)


def in_tables(connection: DuckDBPyConnection, article_ids: set[str], traces: Traces) -> Iterator[str]:
    """Yield the columns of a connection's tables that hold a trace."""
    for schema, table in connection.execute(statement("all_tables")).fetchall():
        name = f"{schema}.{table}"
        rows = connection.table(name).to_arrow_reader(100_000)
        for batch in rows:
            for column, values in zip(batch.schema.names, batch.columns, strict=True):
                if traces.are_in(APART.join(_strings(values))):
                    yield f"{name}, column {column}"
                if (
                    column == "article_id"
                    and table in tables_of_articles()
                    and article_ids & set(values.to_pylist())
                ):
                    yield f"{name}, rows of a removed article"


def in_index(connection: DuckDBPyConnection) -> Iterator[str]:
    """Yield the tables of an index that hold words of texts that are not here: nothing in them says whose they were."""
    tables = {table for _, table in connection.execute(statement("all_tables")).fetchall()}
    if tables >= INDEX:
        for table in dead_postings(connection):
            yield f"main.{table}, words of a text that is not here"


def _strings(values: pa.Array) -> list[str]:
    """Give the strings of a column; a lake's catalog holds them as bytes."""
    if pa.types.is_binary(values.type):
        return [value.decode("utf-8", "replace") for value in values.to_pylist() if value]
    return long_strings(values)


def pieces(file: BinaryIO) -> Iterator[str]:
    """Yield an open file as text, in pieces that overlap by more than a window."""
    overlap = LENGTH * 16
    before = b""
    while piece := file.read(PIECE):
        yield (before + piece).decode("utf-8", "replace")
        before = piece[-overlap:]
