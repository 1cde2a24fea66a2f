"""What every module of the warehouse speaks SQL with: statements, and records as rows.

Statements stand in `warehouse/statements/*.sql`; where SQL takes no parameter they have places, such as `{table}`.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from warehouse.records import RECORDS, table_name

HERE = Path(__file__).parent
TABLES = {table_name(record): record for record in RECORDS}
R = TypeVar("R")


@cache
def statement(name: str, table: str | None = None) -> str:
    """Give `statements/<name>.sql`, for one table of the contract where it is generic."""
    text = (HERE / "statements" / f"{name}.sql").read_text("utf-8")
    if table is None:
        return text
    columns = [field.name for field in fields(TABLES[table])]
    places = ", ".join(f"${column}" for column in columns)
    return filled(text, table=table, columns=", ".join(columns), places=places)


def filled(text: str, **words: str) -> str:
    """Give a statement with SQL in its places: `{table}` and the like, where SQL takes no parameter."""
    return re.sub(r"\{(\w+)\}", lambda place: words.get(place[1], place[0]), text)


def escaped(value: object) -> str:
    """Give a value as it stands within the quotes of a literal, for statements that take no parameter, as ATTACH."""
    return str(value).replace("'", "''")


def fetch_records(cursor: DuckDBPyConnection, record: type[R]) -> list[R]:
    """Give the rows of a query over all columns of a table as its records."""
    names = [column[0] for column in cursor.description or []]
    return [
        record(
            **{
                name: tuple(value) if isinstance(value, list) else value
                for name, value in zip(names, row, strict=True)
            }
        )
        for row in cursor.fetchall()
    ]


def all_records(connection: DuckDBPyConnection, record: type[R]) -> list[R]:
    """Give every row of a table as its record."""
    return fetch_records(connection.execute(statement("all_rows", table_name(record))), record)


def holds_just(connection: DuckDBPyConnection, record: type[R], rows: Sequence[R]) -> bool:
    """Tell whether a table holds these rows and no other, in whatever order."""
    return Counter(all_records(connection, record)) == Counter(rows)


def add_rows(connection: DuckDBPyConnection, rows: Sequence[Any]) -> None:
    """Insert records into their tables; for a few rows, files are staged instead."""
    for row in rows:
        table = table_name(type(row))
        values = {field.name: getattr(row, field.name) for field in fields(row)}
        values = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        connection.execute(statement("add_record", table), values)


def column_types(connection: DuckDBPyConnection, table: str) -> dict[str, str]:
    """Give the columns of a table with their SQL types, in order."""
    rows = connection.execute(statement("table_columns"), {"table": table}).fetchall()
    return {name: data_type for name, data_type, _ in rows}


def digest_of(*paths: Path) -> str:
    """Give the SHA-256 of files with their names, in hex."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
