"""A published file as others may have it: its tables without withheld texts, and every view and macro on top of them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.asking import spill_folder
from warehouse.creation import SCHEMA_FOLDERS, SchemaMismatch
from warehouse.database import CONFIG, WarehouseMissing
from warehouse.rights.columns import (
    HERE,
    columns_of,
    digest,
    digested_columns,
    is_held_by_article,
    released_columns,
    shown,
)
from warehouse.sql import HERE as WAREHOUSE
from warehouse.sql import TABLES, escaped, filled, statement

WHOLE = "whole"
"""The catalogue of the file itself, which only the statements of this package ask."""
INDEXED = frozenset(("search", "phrase", "keyword_in_context"))
"""Macros that would find nothing behind the filter, and seem to say that there is nothing."""
LEFT_OUT = INDEXED | {"standing_text"}
"""What reads texts by their place in the file's own table, which is not there."""
MONTH = "strftime(b.published_date, '%Y-%m') AS month"
BY_ARTICLE = "LEFT JOIN rights.withheld_article AS w ON w.article_id = t.article_id"
BY_VERSION = (
    "LEFT JOIN whole.main.article AS b ON b.article_id = t.article_id AND b.version_no = t.version_no"
)
BY_HASH = (
    "LEFT JOIN whole.main.article AS b ON b.article_id = t.article_id AND b.content_hash = t.content_hash"
)


@contextmanager
def open_passable(database: Path, settings: Mapping[str, str] | None = None) -> Iterator[DuckDBPyConnection]:
    """Open a published file so that a query finds no text in it that may not be passed on.

    Its tables are views that are empty where `columns.tsv` and the ledger of outlets say so; the views and macros of
    the warehouse stand on them. What does not fit memory is spilled as for `open_to_ask`.

    Raises:
        WarehouseMissing: there is no such file.
        SchemaMismatch: the file is of another version of this software.
    """
    if not database.exists():
        raise WarehouseMissing(f"{database}: no warehouse here; run `corpus run` or `corpus demo` first")
    own = {"temp_directory": str(spill_folder()), **(settings or {})}
    with duckdb.connect(config=CONFIG | own) as connection:
        connection.execute(statement("set_session"))
        connection.execute(filled(sql("attach_whole"), path=escaped(database.resolve())))
        _same_tables(connection, database)
        connection.execute(sql("withheld"))
        for table in TABLES:
            connection.execute(_shown(table))
        connection.execute(sql("shown_ledger"))
        for folder in SCHEMA_FOLDERS:
            if folder not in ("ledger", "tables"):
                for path in sorted((WAREHOUSE / folder).glob("*.sql")):
                    if path.stem not in LEFT_OUT:
                        connection.execute(path.read_text("utf-8"))
        yield connection


def withheld_articles(database: Path) -> set[str]:
    """Give the articles of a published file whose texts may not be passed on."""
    with open_passable(database) as connection:
        return {article_id for (article_id,) in connection.execute(sql("withheld_articles")).fetchall()}


def released(table: str, *, by_month: bool) -> str:
    """Give the query of a table as a release has it, its first column the month of publication if asked for."""
    parts = [MONTH] if by_month else []
    parts += [shown(table, column) for column in released_columns(table)]
    parts += [digest(column) for column in digested_columns(table)]
    has_body = by_month or digested_columns(table)
    body = (BY_VERSION if "version_no" in columns_of(table) else BY_HASH) if has_body else ""
    return _query("released_table", table, parts, body)


def figures(connection: DuckDBPyConnection, name: str) -> list[dict[str, Any]]:
    """Give the rows of `figures/<name>.sql`: a figure of the datasheet."""
    cursor = connection.execute(sql(f"figures/{name}"))
    names = [str(column[0]) for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def sql(name: str) -> str:
    """Give `warehouse/rights/<name>.sql`."""
    return (HERE / f"{name}.sql").read_text("utf-8")


def _shown(table: str) -> str:
    return _query("shown_table", table, [shown(table, column) for column in columns_of(table)])


def _query(name: str, table: str, parts: list[str], body: str = "") -> str:
    withheld = BY_ARTICLE if is_held_by_article(table) else ""
    return filled(sql(name), table=table, shown=", ".join(parts), withheld=withheld, body=body)


def _same_tables(connection: DuckDBPyConnection, database: Path) -> None:
    found = dict(connection.execute(sql("whole_columns")).fetchall())
    other = [table for table in TABLES if found.get(table) != columns_of(table)]
    if other:
        raise SchemaMismatch(
            f"{database}: was published by another version: table {other[0]} differs; `corpus publish` makes it anew"
        )
