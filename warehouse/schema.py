"""The data dictionary, drawn from the comments the database itself holds."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.database import create_schema, statement

Kind = Literal["table", "view", "macro"]
HEADINGS: dict[Kind, str] = {"table": "Tables", "view": "Views", "macro": "Macros"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table or view."""

    name: str
    data_type: str
    is_nullable: bool
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One table, view or macro."""

    kind: Kind
    name: str
    comment: str
    parameters: tuple[str, ...]
    """Macros only."""
    columns: tuple[Column, ...]
    """Tables and views only."""


def dictionary(connection: DuckDBPyConnection | None = None) -> list[Item]:
    """Give every table, view and macro with its comments: of a database, or of this version's schema."""
    if connection is None:
        with duckdb.connect() as fresh:
            create_schema(fresh)
            return dictionary(fresh)
    columns: dict[str, list[Column]] = {}
    for table, name, data_type, is_nullable, comment in connection.execute(
        statement("dictionary_columns")
    ).fetchall():
        columns.setdefault(table, []).append(
            Column(name=name, data_type=_short(data_type), is_nullable=is_nullable, comment=comment or "")
        )
    return [
        Item(
            kind=kind,
            name=name,
            comment=comment or "",
            parameters=tuple(parameters),
            columns=tuple(columns[name]) if kind != "macro" else (),
        )
        for kind, name, comment, parameters in connection.execute(statement("dictionary")).fetchall()
    ]


def dictionary_markdown(connection: DuckDBPyConnection | None = None) -> str:
    """Give the dictionary as Markdown, a table a table."""
    lines = []
    items = dictionary(connection)
    for kind, heading in HEADINGS.items():
        lines += [f"### {heading}", ""]
        for item in (item for item in items if item.kind == kind):
            signature = f"({', '.join(item.parameters)})" if kind == "macro" else ""
            lines += [f"#### `{item.name}{signature}`", "", _cell(item.comment), ""]
            if item.columns:
                lines += ["| column | type | meaning |", "| --- | --- | --- |"]
                lines += [f"| `{c.name}` | {_type(kind, c)} | {_cell(c.comment)} |" for c in item.columns]
                lines.append("")
    return "\n".join(lines)


def dictionary_text(connection: DuckDBPyConnection | None = None, name: str | None = None) -> str:
    """Give the dictionary as plain text: everything, or one table, view or macro with its columns."""
    lines = []
    for item in dictionary(connection):
        if name in (None, item.name):
            signature = f"({', '.join(item.parameters)})" if item.kind == "macro" else ""
            lines.append(f"{item.kind} {item.name}{signature}: {item.comment}")
            lines += [f"    {c.name} {_type(item.kind, c)}: {c.comment}" for c in item.columns]
    return "\n".join(lines)


def dictionary_json(connection: DuckDBPyConnection | None = None) -> str:
    """Give the dictionary as JSON, Korean as it is."""
    return json.dumps([asdict(item) for item in dictionary(connection)], ensure_ascii=False, indent=2)


def _type(kind: Kind, column: Column) -> str:
    # a view's columns all count as nullable: only a table's word on it means something
    return f"{column.data_type}, may be empty" if kind == "table" and column.is_nullable else column.data_type


def _short(data_type: str) -> str:
    return data_type.replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
