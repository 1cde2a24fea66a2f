"""Reading a published file for an export: one statement, its rows as Arrow batches, with or without withheld texts."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from warehouse.asking import QueryRefused, names_before, only_reading, open_to_ask, told
from warehouse.rights.passable import INDEXED, WHOLE, open_passable, sql
from warehouse.sql import statement

BATCH_ROWS = 50_000


@contextmanager
def rows_of(database: Path, asked: str, *, is_own_use: bool = False) -> Iterator[pa.RecordBatchReader]:
    """Give the rows of a table, a view or one SELECT, with what may not be passed on left empty.

    Args:
        database: A published file.
        asked: The name of a table or view, or one reading statement.
        is_own_use: Leave nothing empty: the rows stay with whoever holds the file.

    Raises:
        QueryRefused: it would write, is no single statement, or has an error.
        WarehouseMissing: nothing has been published yet.
    """
    text = f"FROM {asked}" if asked.strip().isidentifier() else asked
    with opened(database, is_own_use=is_own_use) as connection:
        if is_own_use:
            only_reading(connection, text)
        else:
            keep_inside(connection, text)
            for macro in INDEXED & names_before(text, "("):
                raise QueryRefused(
                    f"{macro}() reads the index of all texts, which may not be passed on; find ids by `corpus search` or "
                    "`corpus sql` and export what has them, or say that it is for your own use"
                )
        with told(connection):
            yield connection.sql(text).to_arrow_reader(BATCH_ROWS)


def keep_inside(connection: DuckDBPyConnection, text: str) -> None:
    """Refuse a statement, before it is executed, that does more than read or could reach what may not be passed on.

    Afterwards is too late: the message of an error holds the text that it came upon.
    """
    only_reading(connection, text)
    if WHOLE in names_before(text, "."):
        raise QueryRefused(f"the catalogue {WHOLE} holds what may not be passed on; leave `{WHOLE}.` out")
    reaching = {name for (name,) in connection.execute(sql("reaching_functions")).fetchall()}
    for name in sorted(reaching & names_before(text, "(")):
        raise QueryRefused(
            f"{name}() could read what may not be passed on; expected tables, views and macros of `corpus schema` by name"
        )


@contextmanager
def opened(
    database: Path, *, is_own_use: bool, settings: Mapping[str, str] | None = None
) -> Iterator[DuckDBPyConnection]:
    """Open a published file for questions of others, with or without what may not be passed on."""
    if is_own_use:
        with open_to_ask(database, settings) as connection:
            yield connection
    else:
        with open_passable(database, settings) as connection:
            connection.execute(statement("close_outside"))
            yield connection
