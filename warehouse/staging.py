"""Staging: a file of records becomes a temporary table `incoming_<record>`, whatever the record is."""

import json
from dataclasses import fields
from pathlib import Path

import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from warehouse.checks import BatchRefused
from warehouse.database import TABLES, column_types, statement


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
    parameters = {"path": literal(path), "columns": column_types(connection, table)}
    return _count(connection.execute(statement("stage_json", table), parameters))


def stage_parquet(connection: DuckDBPyConnection, table: str, path: Path) -> int:
    """Fill `incoming_<table>` from Parquet and give the number of rows; a missing file leaves it empty."""
    connection.execute(statement("stage", table))
    if not path.exists():
        return 0
    _same_columns(path, table, list(pq.read_schema(path).names))
    return _count(connection.execute(statement("stage_parquet", table), {"path": literal(path)}))


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
