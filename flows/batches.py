"""Batches of records as Parquet, a file a table, with the columns and types the contract gives."""

import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.records import RECORDS, table_name

_ARROW_BY_TYPE: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
    tuple[str, ...]: pa.list_(pa.string()),
}


def schema_of(record: type) -> pa.Schema:
    """Give the Arrow schema of a record: its fields in order, nullable exactly where it says `| None`."""
    hints = typing.get_type_hints(record)
    return pa.schema([_field(field.name, hints[field.name]) for field in fields(record)])


def _field(name: str, hint: Any) -> pa.Field:
    is_nullable = typing.get_origin(hint) in (typing.Union, types.UnionType)
    if is_nullable:
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    if typing.get_origin(hint) is Literal:
        hint = str
    return pa.field(name, _ARROW_BY_TYPE[hint], nullable=is_nullable)


SCHEMAS: Mapping[str, pa.Schema] = {table_name(record): schema_of(record) for record in RECORDS}


def table_of(name: str, rows: Sequence[Any]) -> pa.Table:
    """Turn records of one table into an Arrow table."""
    schema = SCHEMAS[name]
    columns = {column: list(map(attrgetter(column), rows)) for column in schema.names}
    return pa.table(columns, schema=schema)


ROW_GROUP = 122_880
"""Rows written at once: as many as DuckDB keeps together. Of other sizes it takes a file in at half the speed."""


class BatchWriter:
    """Writes one Parquet file a table into a folder; files get their names only when all are whole.

    Used as a context manager: an error inside leaves no file, `kill -9` some `*.part` files, which the next batch in that
    folder replaces, or the next lease of the home drops with it. What the system refuses is an OSError that names the
    folder; Arrow's own names nothing.
    """

    def __init__(
        self, folder: Path, tables: Iterable[str], schemas: Mapping[str, pa.Schema] = SCHEMAS
    ) -> None:
        self.folder = folder
        self._schemas = schemas
        self._writers: dict[str, pq.ParquetWriter] = {}
        with self._cleared():
            folder.mkdir(parents=True, exist_ok=True)
            for name in tables:
                self._writers[name] = pq.ParquetWriter(
                    self._part(name),
                    schemas[name],
                    compression="zstd",
                    write_page_checksum=True,  # the loader sees by it that the disk has kept what was written
                )
        self._waiting: dict[str, list[pa.Table]] = {name: [] for name in self._writers}

    def write(self, name: str, table: pa.Table) -> None:
        """Append rows to one table's file."""
        self._waiting[name].append(table)
        if sum(waiting.num_rows for waiting in self._waiting[name]) >= ROW_GROUP:
            with self._cleared():
                self._flush(name, ROW_GROUP)

    def _flush(self, name: str, least: int = 1) -> None:
        """Write what is waiting, but for the rows that would make a group of fewer than `least`."""
        table = pa.concat_tables([self._schemas[name].empty_table(), *self._waiting[name]])
        count = table.num_rows - table.num_rows % least
        if count:
            self._writers[name].write_table(table.slice(0, count), row_group_size=ROW_GROUP)
        self._waiting[name] = [table.slice(count)]

    def __enter__(self) -> "BatchWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        if kind is not None:
            self._clear()
            return
        with self._cleared():
            for name, writer in self._writers.items():
                self._flush(name)
                writer.close()
            for name in self._writers:
                self._part(name).replace(self.folder / f"{name}.parquet")

    @contextmanager
    def _cleared(self) -> Iterator[None]:
        """Take the files away where they cannot be written, and say where that was."""
        try:
            yield
        except BaseException as error:
            self._clear()
            if isinstance(error, OSError):
                error.filename = error.filename or str(self.folder)
            raise

    def _clear(self) -> None:
        for name, writer in self._writers.items():
            with suppress(OSError, pa.ArrowException):  # it writes its last words, on a full disk too
                writer.close()
            self._part(name).unlink(missing_ok=True)

    def _part(self, name: str) -> Path:
        return self.folder / f"{name}.parquet.part"
