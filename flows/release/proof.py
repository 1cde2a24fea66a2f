"""The proof of a release: no window of twelve characters of a withheld text stands in any of its files."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from flows.traces import LENGTH, Traces
from warehouse.rights.passable import sql

BATCH_TEXTS = 2_000
DIGEST = re.compile(r"[0-9a-f]{64}")
"""A SHA-256: no words, and in a large release more windows than all its texts have."""


class LeakError(Exception):
    """A release holds words that may not be passed on: nothing of it was left."""


def prove(connection: DuckDBPyConnection, folder: Path) -> int:
    """Return the number of files that were searched, if none holds a withheld text.

    It does not ask which columns are which: every string of every file but digests is held against every withheld text. What
    stands in a text that may be passed on, too, is that text's.

    Raises:
        LeakError: some file does; the message says which, and where.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    whole = {hash(text) for texts in _texts(connection, "passable_texts") for text in texts}
    written = Traces()
    for path in paths:
        for _, strings in strings_of(path):
            written.add(text for text in strings if hash(text) not in whole and not DIGEST.fullmatch(text))
    leaked = Traces()
    for texts in _texts(connection, "withheld_texts"):
        leaked.join(written.shared(texts))
    for texts in _texts(connection, "passable_texts"):
        leaked.spare(texts)
    for path in paths if len(leaked) else ():
        for place, strings in strings_of(path):
            trace = next((trace for text in strings if (trace := leaked.first_in(text))), None)
            if trace:
                raise LeakError(
                    f"release: {path.relative_to(folder)}, {place}: expected no words of a withheld text, found "
                    f"{trace!r}; nothing was written, mend warehouse/rights/columns.tsv"
                )
    return len(paths)


def strings_of(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the strings of a file that are long enough to hold a window, with where they stand."""
    if path.suffix != ".parquet":
        yield "text", [path.read_text("utf-8")]
        return
    file = pq.ParquetFile(path)
    for batch in file.iter_batches():
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            yield f"column {name}", long_strings(column)


def long_strings(column: pa.Array | pa.ChunkedArray) -> list[str]:
    """Give the different strings of a column, or of the lists in it, that are long enough to hold a window."""
    while pa.types.is_list(column.type):
        column = column.flatten()
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return []
    return [text for text in column.unique().to_pylist() if text and len(text) >= LENGTH]


def _texts(connection: DuckDBPyConnection, name: str) -> Iterator[list[str]]:
    cursor = connection.execute(sql(name))
    while rows := cursor.fetchmany(BATCH_TEXTS):
        yield [row[-1] for row in rows if row[-1]]
