"""The proof of a take-down: every file of the home is opened, whatever it is, and searched for what was removed."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow.parquet as pq

from flows.home import Home
from flows.release.proof import long_strings
from flows.remove.targets import text_of
from flows.traces import LENGTH, Traces
from spiders import archive
from warehouse.database import open_readonly, statement
from warehouse.removal import tables_of_articles

PIECE = 8 * 1024 * 1024
SENTENCE_END = re.compile(r"[.!?…”’\"\n]")
APART = "\0"
"""Between two strings, so that the end of one and the beginning of the next make no trace."""


def found_in(
    home: Home, article_ids: set[str], traces: Traces, texts: Iterable[str]
) -> tuple[int, list[str]]:
    """Give how many files were searched, and where traces of the texts or rows of the articles still are."""
    # In bare bytes two sentences that others hold of right may come to stand beside one another.
    within = traces.shared(part for text in texts for part in SENTENCE_END.split(text))
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


def _found(path: Path, home: Home, article_ids: set[str], traces: Traces, within: Traces) -> Iterator[str]:
    """Yield what a file holds, read as what it is and, besides, as bare bytes."""
    if path.name.startswith(archive.FILE_NAME):
        for page in archive.pages_in(path, home.root):
            if traces.are_in(text_of(page)):
                yield f"record at byte {page.warc_offset}"
    elif path.suffix == ".parquet":
        yield from _in_parquet(path, article_ids, traces)
    elif path.suffix == ".duckdb":
        yield from _in_database(path, article_ids, traces)
    if any(within.are_in(piece) for piece in _pieces(path)):
        yield "bytes"


def _in_parquet(path: Path, article_ids: set[str], traces: Traces) -> Iterator[str]:
    for batch in pq.ParquetFile(path).iter_batches():
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            if traces.are_in(APART.join(long_strings(column))):
                yield f"column {name}"
            if name == "article_id" and article_ids & set(column.to_pylist()):
                yield "rows of a removed article"


def _in_database(path: Path, article_ids: set[str], traces: Traces) -> Iterator[str]:
    """Yield the columns of a database that hold a trace: all tables of all schemas, by SQL; its bytes are packed."""
    with open_readonly(path) as connection:
        for schema, table in connection.execute(statement("all_tables")).fetchall():
            name = f"{schema}.{table}"
            rows = connection.table(name).to_arrow_reader(100_000)
            for batch in rows:
                for column, values in zip(batch.schema.names, batch.columns, strict=True):
                    if traces.are_in(APART.join(long_strings(values))):
                        yield f"{name}, column {column}"
                    if (
                        column == "article_id"
                        and table in tables_of_articles()
                        and article_ids & set(values.to_pylist())
                    ):
                        yield f"{name}, rows of a removed article"


def _pieces(path: Path) -> Iterator[str]:
    """Yield a file as text, in pieces that overlap by more than a window."""
    overlap = LENGTH * 16
    with path.open("rb") as file:
        before = b""
        while piece := file.read(PIECE):
            yield (before + piece).decode("utf-8", "replace")
            before = piece[-overlap:]
