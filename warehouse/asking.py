"""One reading statement asked of a published file: it sees that file and nothing else, and changes nothing."""

import atexit
import itertools
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection, StatementType

from warehouse.database import open_readonly
from warehouse.sql import statement

READING = {StatementType.SELECT, StatementType.EXPLAIN}
SESSION_FUNCTIONS = {
    "enable_logging",
    "disable_logging",
    "truncate_duckdb_logs",
    "write_log",
    "enable_profiling",
}
"""They stand in a FROM, yet write to standard output or a file whatever the settings say, and can end the process."""
SQL_AS_TEXT = {"query", "query_table", "json_execute_serialized_sql"}
"""Functions that run a string, in which the above, or another catalogue, could hide."""
BATCH_ROWS = 10_000
_SPILL: dict[int, Path] = {}
"""By process: a forked one has a folder of its own."""
_NO_NAME = "The data dictionary, `corpus schema`, has every name."
"""Said where DuckDB's guess is a table or function of its own."""
_GUESS = re.compile(r'(Table (?:Function )?with name .+? does not exist!)\s*Did you mean "([^"]+)"\?')
_NAME = re.compile(r'"(?:[^"]|"")*"|\w+')


class QueryRefused(RuntimeError):  # noqa: N818
    """The question was not answered; the message says why in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What a query gives, while it gives it."""

    columns: tuple[str, ...]
    batches: Iterator[list[tuple[Any, ...]]]


@contextmanager
def asking(
    database: Path,
    sql: str,
    parameters: Mapping[str, Any] | None = None,
    as_of: datetime | None = None,
) -> Iterator[Rows]:
    """Give the rows of one reading statement batch by batch, in memory that does not grow with their number.

    Args:
        database: A published file.
        sql: One SELECT, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN.
        parameters: What stands for `$name` in it. Text adapts to what it is compared with, as a literal does.
        as_of: The instant whose knowledge `current_article` and all that rests on it show; now if unset.

    Raises:
        QueryRefused: it would write, is no single statement, lacks a parameter, or has an error.
        WarehouseMissing: nothing has been published yet.
    """
    with open_to_ask(database) as connection, answering(connection, sql, parameters, as_of) as rows:
        yield rows


@contextmanager
def answering(
    connection: DuckDBPyConnection, sql: str, parameters: Mapping[str, Any] | None, as_of: datetime | None
) -> Iterator[Rows]:
    """Give the rows of one reading statement on a connection that is closed to the outside."""
    asked = only_reading(connection, sql)
    _parameters_given(asked.named_parameters, parameters or {})
    if as_of is not None:
        connection.execute(statement("set_as_of"), {"as_of": as_of})
    with told(connection):
        cursor = connection.execute(asked, dict(parameters or {}))
    columns = tuple(str(column[0]) for column in cursor.description or [])
    yield Rows(columns=columns, batches=_batches(cursor))


@contextmanager
def open_to_ask(database: Path, settings: Mapping[str, str] | None = None) -> Iterator[DuckDBPyConnection]:
    """Open a published file for questions of others: no other file, no network, no changed setting.

    What does not fit memory is spilled to the system's temporary folder, not beside the file, where a reader
    may have no right to write. It keeps an instance of its own: a process asks one question at a time.
    """
    with open_readonly(database, {"temp_directory": str(spill_folder()), **(settings or {})}) as connection:
        connection.execute(statement("close_outside"))
        yield connection


def spill_folder() -> Path:
    """Give the folder of this process for what does not fit memory: no other account reads it, and it goes with the process."""
    if os.getpid() not in _SPILL:
        _SPILL[os.getpid()] = Path(tempfile.mkdtemp(prefix="corpus-spill-"))
        atexit.register(drop_spill)
    return _SPILL[os.getpid()]


def drop_spill() -> None:
    """Leave nothing of that folder, if there is one: for who ends the process at once, too."""
    if folder := _SPILL.get(os.getpid()):
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def told(connection: DuckDBPyConnection) -> Iterator[None]:
    """Tell DuckDB's errors in one line.

    Raises:
        QueryRefused: the question has an error.
        KeyboardInterrupt: Ctrl-C, which DuckDB tells in its own way; its threads are told, too, or closing waits for them.
    """
    try:
        yield
    except duckdb.CatalogException as error:
        names = {str(name) for _, name, _, _ in connection.execute(statement("dictionary")).fetchall()}
        raise QueryRefused(_one_line(error, names)) from error
    except duckdb.Error as error:
        raise QueryRefused(_one_line(error)) from error
    except RuntimeError as error:
        if "interrupted" not in str(error):
            raise
        connection.interrupt()
        raise KeyboardInterrupt from error


def _batches(cursor: DuckDBPyConnection) -> Iterator[list[tuple[Any, ...]]]:
    while True:
        with told(cursor):
            batch = cursor.fetchmany(BATCH_ROWS)
        if not batch:
            return
        yield batch


def only_reading(connection: DuckDBPyConnection, sql: str) -> Any:
    """Give the one statement of a text, if it is one that reads."""
    try:
        sql.encode()
    except UnicodeEncodeError as error:
        raise QueryRefused("expected UTF-8, found bytes that are none") from error
    with told(connection):  # only after the outside is closed: IMPORT reads its file as soon as it is parsed
        found: Sequence[Any] = connection.extract_statements(sql)
    if len(found) != 1:
        hint = "; PIVOT needs its values: ON column IN ('a', 'b')" if "pivot" in sql.lower() else ""
        raise QueryRefused(f"expected one statement, found {len(found)}; ask them one by one{hint}")
    if found[0].type not in READING:
        raise QueryRefused(
            f"{found[0].type.name} is refused: this file is for reading; expected SELECT, FROM, DESCRIBE or EXPLAIN"
        )
    refused = sorted(names_before(sql, "(") & (SESSION_FUNCTIONS | SQL_AS_TEXT))
    if refused:
        raise QueryRefused(f"{refused[0]}() is refused: it reaches past the tables")
    return found[0]


def names_before(sql: str, mark: str) -> set[str]:
    """Give the names in a statement that a mark such as `(` or `.` follows, whatever comments stand between."""
    encoded = sql.encode()
    starts = [start for start, _ in duckdb.tokenize(sql)]
    tokens = [encoded[start:end].decode() for start, end in itertools.pairwise([*starts, len(encoded)])]
    names = [found[0].strip('"').lower() if (found := _NAME.match(token)) else "" for token in tokens]
    return {name for name, after in zip(names, tokens[1:], strict=False) if after.startswith(mark)}


def _parameters_given(wanted: set[str], given: Mapping[str, Any]) -> None:
    missing, spare = sorted(wanted - set(given)), sorted(set(given) - wanted)
    if missing:
        raise QueryRefused(f"no value for the parameter ${missing[0]}")
    if spare:
        known = ", ".join(f"${name}" for name in sorted(wanted)) or "none"
        raise QueryRefused(f"no parameter ${spare[0]} in the question; it has {known}")


def _one_line(error: duckdb.Error, names: Set[str] = frozenset()) -> str:
    said, _, _ = str(error).partition("Possible solutions")  # of lacking memory: settings, which are locked
    said = _GUESS.sub(lambda found: found[0] if found[2] in names else f"{found[1]} {_NO_NAME}", said)
    lines = (line.strip() for line in said.splitlines())
    return " ".join(line for line in lines if line and line.strip("^"))
