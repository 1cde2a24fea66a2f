"""Staging: a file of records becomes a temporary table `incoming_<record>`, or a view of it, whatever the record is."""

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from warehouse.checks import BatchRefused
from warehouse.sql import TABLES, statement


def stage_json(connection: DuckDBPyConnection, table: str, path: Path) -> int:
    """Fill `incoming_<table>` from JSON lines and give the number of rows; a missing file leaves it empty."""
    connection.execute(statement("stage", table))
    if not path.exists() or path.stat().st_size == 0:
        return 0
    with path.open(encoding="utf-8") as file:
        try:
            first = json.loads(file.readline())
        except json.JSONDecodeError as error:
            raise BatchRefused(
                f"{path}: refused, line 1 is no JSON ({error.msg}); read the folder again"
            ) from error
    _same_columns(path, table, list(first))
    parameters = {"path": literal(path), "columns": _column_types(connection, table)}
    return _count(connection.execute(statement("stage_json", table), parameters))


def stage_parquet(connection: DuckDBPyConnection, table: str, path: Path) -> int:
    """Fill `incoming_<table>` from Parquet and give the number of rows; a missing file leaves it empty."""
    connection.execute(statement("stage", table))
    if not path.exists():
        return 0
    examine(connection, table, path)
    return _count(connection.execute(statement("stage_parquet", table), {"path": literal(path)}))


def show_parquet(connection: DuckDBPyConnection, table: str, path: Path) -> int:
    """Leave a Parquet file as the view `incoming_<table>` and give the number of rows; a missing file leaves it empty.

    For rows that nothing changes before they are loaded, and so many that a copy of them would cost as much as loading.
    The table `outdated` names the texts that are left out.
    """
    if not path.exists():
        connection.execute(statement("show_no_parquet", table))
        return 0
    row_count = examine(connection, table, path)
    connection.execute(statement("set_parquet", table), {"path": literal(path)})
    [(has_outdated,)] = connection.execute(statement("has_outdated")).fetchall()
    connection.execute(statement("show_parquet_in_part" if has_outdated else "show_parquet", table))
    return row_count


_FITTING: dict[str, tuple[Callable[[pa.DataType], bool], ...]] = {
    "VARCHAR": (pa.types.is_string, pa.types.is_large_string),
    "INTEGER": (pa.types.is_integer,),
    "BIGINT": (pa.types.is_integer,),
    "DOUBLE": (pa.types.is_floating, pa.types.is_decimal),
    "BOOLEAN": (pa.types.is_boolean,),
    "DATE": (pa.types.is_date,),
    "TIMESTAMP WITH TIME ZONE": (pa.types.is_timestamp,),
    "VARCHAR[]": (pa.types.is_list, pa.types.is_large_list),
}
"""What a Parquet column may be that fills one of the table's; DuckDB would quietly cut 1.5 to 2 and read '7' as 7."""


def examine(connection: DuckDBPyConnection, table: str, path: Path) -> int:
    """Give the number of rows of a Parquet file; raises BatchRefused if it is damaged or has other columns than the table."""
    schema, row_count = _undamaged(path)
    _same_columns(path, table, list(schema.names))
    for name, data_type in _column_types(connection, table).items():
        if not any(fits(schema.field(name).type) for fits in (*_FITTING[data_type], pa.types.is_null)):
            found = schema.field(name).type
            raise BatchRefused(
                f"{path}: refused, expected {name} to be {data_type}, found {found}; read the texts again"
            )
    return row_count


def _column_types(connection: DuckDBPyConnection, table: str) -> dict[str, str]:
    cursor = connection.execute(statement("no_rows", table))
    return {name: str(data_type) for name, data_type, *_ in cursor.description or []}


def _undamaged(path: Path) -> tuple[pa.Schema, int]:
    """Give schema and rows of a Parquet file whose every page is as it was written; DuckDB looks at no checksum."""
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            file.scan_contents()  # makes nothing of what it reads
            return file.schema_arrow, file.metadata.num_rows
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise BatchRefused(f"{path}: refused, it is damaged ({reason}); read the texts again") from error


def _same_columns(path: Path, table: str, found: list[str]) -> None:
    """A field left out would quietly be empty, and one too many quietly lost."""
    expected = [field.name for field in fields(TABLES[table])]
    if sorted(found) != sorted(expected):
        wrong = sorted(set(found) ^ set(expected))
        raise BatchRefused(
            f"{path}: expected the fields of {TABLES[table].__name__}; differing: {', '.join(wrong)}"
        )


def literal(path: Path) -> str:
    """Give the path with the signs of a pattern escaped: DuckDB reads `[`, `*` and `?` as wildcards."""
    return "".join(f"[{sign}]" if sign in "[*?" else sign for sign in str(path))


def _count(cursor: DuckDBPyConnection) -> int:
    return int(cursor.fetchall()[0][0])
