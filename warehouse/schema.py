"""The data dictionary, drawn from the comments the database itself holds."""

import difflib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.creation import create_schema
from warehouse.sql import HERE, statement

Kind = Literal["table", "view", "macro"]
_MADE = re.compile(r"CREATE OR REPLACE MACRO \w+\s*\((.*?)\)\s*AS\b", re.DOTALL)
_EXAMPLE = re.compile(r"-- [^:\n]+: *((?:FROM|SELECT)\b[^;\n]*;)")
_COMMENT = re.compile(r"--[^\n]*")
_SENTENCE = re.compile(r"(?<=[^.\d])\. +")
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
    """Macros only; `width := 40` has a value of its own and may be left out."""
    example: str
    """Macros only: one call."""
    columns: tuple[Column, ...]
    """Tables and views only."""


class NothingNamed(LookupError):  # noqa: N818
    """The dictionary has no such name; the message says which are near."""


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
            **_call(name, parameters),
            columns=tuple(columns[name]) if kind != "macro" else (),
        )
        for kind, name, comment, parameters in connection.execute(statement("dictionary")).fetchall()
    ]


def _call(name: str, parameters: Sequence[str]) -> dict[str, Any]:
    """Give what DuckDB does not keep of a macro, from the file that makes it: values of its own, and an example."""
    for folder in ("functions", "base", "macros"):
        path = HERE / folder / f"{name}.sql"
        if parameters and path.exists():
            text = path.read_text("utf-8")
            made, example = _MADE.search(text), _EXAMPLE.match(text)
            own = [part.strip() for part in _COMMENT.sub("", made[1]).split(",")] if made else []
            kept = tuple(own) if len(own) == len(parameters) else tuple(parameters)
            return {"parameters": kept, "example": example[1].strip() if example else ""}
    return {"parameters": tuple(parameters), "example": ""}


def newest_migration() -> str:
    """Give the name of the last change of tables; every warehouse and published file of this version keeps it."""
    return max((HERE / "migrations").glob("*.sql")).stem


def named(items: Sequence[Item], name: str) -> Item:
    """Give the table, view or macro of a name.

    Raises:
        NothingNamed: there is none; the message names those near it.
    """
    for item in items:
        if item.name == name:
            return item
    near = difflib.get_close_matches(name, [item.name for item in items])
    raise NothingNamed(
        f"no table, view or macro {name!r}" + (f"; near it: {', '.join(near)}" if near else "")
    )


def overview(items: Sequence[Item]) -> str:
    """Give every table, view and macro in one line each, as Markdown."""
    lines = []
    for kind, heading in HEADINGS.items():
        lines += [f"### {heading}", ""]
        lines += [
            f"- `{_signature(item)}`: {_first_sentence(item.comment)}" for item in items if item.kind == kind
        ]
        lines.append("")
    return "\n".join(lines)


def dictionary_markdown(connection: DuckDBPyConnection | None = None) -> str:
    """Give the dictionary as Markdown, a table a table."""
    items = dictionary(connection)
    parts = []
    for kind, heading in HEADINGS.items():
        parts += [f"### {heading}\n", *(item_markdown(item) for item in items if item.kind == kind)]
    return "\n".join(parts)


def item_markdown(item: Item) -> str:
    """Give one table, view or macro with all its columns, as Markdown."""
    lines = [f"#### `{_signature(item)}`", "", _cell(item.comment), ""]
    if item.example:
        lines += ["```sql", item.example, "```", ""]
    if item.columns:
        lines += ["| column | type | meaning |", "| --- | --- | --- |"]
        lines += [f"| `{c.name}` | {_type(item.kind, c)} | {_cell(c.comment)} |" for c in item.columns]
        lines.append("")
    return "\n".join(lines)


def dictionary_text(items: Sequence[Item]) -> str:
    """Give tables, views and macros with their columns as plain text."""
    lines = []
    for item in items:
        lines.append(f"{item.kind} {_signature(item)}: {item.comment}")
        lines += [f"    {item.example}"] if item.example else []
        lines += [f"    {c.name} {_type(item.kind, c)}: {c.comment}" for c in item.columns]
    return "\n".join(lines)


def dictionary_json(items: Sequence[Item]) -> str:
    """Give tables, views and macros with their columns as JSON, Korean as it is."""
    return json.dumps([asdict(item) for item in items], ensure_ascii=False, indent=2)


def _signature(item: Item) -> str:
    return f"{item.name}({', '.join(item.parameters)})" if item.kind == "macro" else item.name


def _type(kind: Kind, column: Column) -> str:
    # a view's columns all count as nullable: only a table's word on it means something
    return f"{column.data_type}, may be empty" if kind == "table" and column.is_nullable else column.data_type


def _short(data_type: str) -> str:
    return data_type.replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _first_sentence(text: str) -> str:
    return _SENTENCE.split(_cell(text), maxsplit=1)[0].removesuffix(".") + "."
