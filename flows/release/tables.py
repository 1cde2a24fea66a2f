"""The tables of a release as Parquet: the same rows in the same order, cut at the same places, every time."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from warehouse.rights.columns import released_columns
from warehouse.rights.passable import released
from warehouse.sql import TABLES

DATA = "data"
BY_MONTH = frozenset(("article", "sentence", "token", "mention", "quote"))
"""The big ones: a file a month of publication."""
ROW_GROUP = 50_000
BATCH_ROWS = 10_000
MONTH = "month"


@dataclass(frozen=True, slots=True)
class Released:
    """One table as it was written."""

    table: str
    schema: pa.Schema
    """Without the month, which stands in the folders' names."""
    row_count: int
    is_by_month: bool

    @property
    def pattern(self) -> str:
        """Its file or files, as a pattern below the release."""
        return f"{DATA}/{self.table}/*/*.parquet" if self.is_by_month else f"{DATA}/{self.table}.parquet"


def write_tables(connection: DuckDBPyConnection, folder: Path) -> list[Released]:
    """Leave every table that may leave below `folder/data`, from a connection of `open_passable`."""
    queries = {
        table: (released(table, by_month=table in BY_MONTH), table in BY_MONTH)
        for table in TABLES
        if released_columns(table)
    }
    return write_queries(connection, queries, folder)


def write_queries(
    connection: DuckDBPyConnection, queries: Mapping[str, tuple[str, bool]], folder: Path
) -> list[Released]:
    """Leave what queries give below `folder/data`, by table: each is sorted, by month first if it says so."""
    (folder / DATA).mkdir(parents=True)
    return [_write(connection, table, *query, folder / DATA) for table, query in queries.items()]


def _write(
    connection: DuckDBPyConnection, table: str, query: str, is_by_month: bool, folder: Path
) -> Released:
    rows = connection.sql(query).to_arrow_reader(BATCH_ROWS)
    schema = rows.schema.remove(0) if is_by_month else rows.schema
    writer = _Writer(folder, table, schema)
    count = 0
    for batch in rows:
        count += batch.num_rows
        found = pa.Table.from_batches([batch])
        if is_by_month:
            for month, part in _months(found):
                writer.write(part, folder / table / f"{MONTH}={month}" / f"{table}.parquet")
        else:
            writer.write(found, folder / f"{table}.parquet")
    if not is_by_month and not count:
        writer.write(schema.empty_table(), folder / f"{table}.parquet")
    writer.close()
    return Released(table, schema, count, is_by_month)


def _months(rows: pa.Table) -> list[tuple[str, pa.Table]]:
    """Cut rows that are sorted by their first column, the month, where it changes."""
    months = rows.column(0).to_pylist()
    starts = [place for place, month in enumerate(months) if place == 0 or month != months[place - 1]]
    ends = [*starts[1:], len(months)]
    return [
        (months[start], rows.slice(start, end - start).drop_columns([rows.schema.names[0]]))
        for start, end in zip(starts, ends, strict=True)
    ]


class _Writer:
    """Writes one file after the other, in row groups of one size wherever the batches happened to be cut."""

    def __init__(self, folder: Path, table: str, schema: pa.Schema) -> None:
        self.folder, self.table, self.schema = folder, table, schema
        self.path: Path | None = None
        self.file: pq.ParquetWriter | None = None
        self.waiting = schema.empty_table()

    def write(self, rows: pa.Table, path: Path) -> None:
        if path != self.path:
            self.close()
            path.parent.mkdir(parents=True, exist_ok=True)
            self.path, self.file = path, pq.ParquetWriter(path, self.schema, compression="zstd")
        self.waiting = pa.concat_tables([self.waiting, rows])
        while self.waiting.num_rows >= ROW_GROUP:
            self._flush(ROW_GROUP)

    def close(self) -> None:
        if self.file:
            self._flush(self.waiting.num_rows)
            self.file.close()
        self.file = self.path = None

    def _flush(self, count: int) -> None:
        if self.file and (count or not self.waiting.num_rows):
            # one chunk, or the cuts of the batches would show in the pages
            self.file.write_table(self.waiting.slice(0, count).combine_chunks(), row_group_size=ROW_GROUP)
        self.waiting = self.waiting.slice(count)
