"""Opening a warehouse file, for its one writer or for readers, and the schema it rests on.

Generic statements stand in `warehouse/statements/*.sql`; `{table}` in them is only ever a record's own name.
"""

import hashlib
import typing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import duckdb
from duckdb import DuckDBPyConnection, StatementType

from warehouse import turn
from warehouse.records import RECORDS, table_name

if TYPE_CHECKING:
    from warehouse.lake import Lake

HERE = Path(__file__).parent
TABLES = {table_name(record): record for record in RECORDS}
SCHEMA_FOLDERS = ("ledger", "tables", "functions", "base", "views", "macros")
"""In this order: DuckDB wants what a view or macro uses to be there. `functions` are scalar, `base` is what others rest on."""
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.4.0",  # newer files are refused by older analysts' clients
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "checkpoint_threshold": "4MB",  # a batch of more goes into its tables when it is committed, not by way of the log
}
R = TypeVar("R")


class WarehouseBusy(RuntimeError):  # noqa: N818
    """Another process has the file open."""


class WarehouseMissing(RuntimeError):  # noqa: N818
    """There is no such file."""


class WarehouseUnusable(RuntimeError):  # noqa: N818
    """The file or its folder can't be opened, read or written."""


class SchemaMismatch(RuntimeError):  # noqa: N818
    """The file's tables are not those of this version of the software."""


def open_private(place: "Path | Lake", migrations: Path = HERE / "migrations") -> DuckDBPyConnection:
    """Open the private file, or the lake, for writing, made and brought up to date if need be.

    Raises:
        WarehouseBusy: the file is open in another process; a lake may be, and its writers take turns.
    """
    if isinstance(place, Path):
        with writable(place.parent):
            place.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(place, read_only=False)
    else:
        connection = place.connect()
    try:
        create_schema(connection, migrations)
        if not isinstance(place, Path):
            _lend_macros(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_readonly(path: Path, settings: dict[str, str] | None = None) -> DuckDBPyConnection:
    """Open a file for reading, with further settings of DuckDB; raise WarehouseMissing or WarehouseBusy."""
    if not path.exists():
        raise WarehouseMissing(f"{path}: no warehouse here; run `corpus run` or `corpus demo` first")
    return _connect(path, read_only=True, settings=settings)


def _connect(path: Path, *, read_only: bool, settings: dict[str, str] | None = None) -> DuckDBPyConnection:
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=CONFIG | (settings or {}))
    except duckdb.Error as error:
        if "Could not set lock" not in str(error):
            reason = str(error).splitlines()[0]
            raise WarehouseUnusable(
                f"{path}: cannot be opened ({reason}); see that its folder may be written to and the disk has room; "
                "a damaged file is moved away, and `corpus replay` fills a new one from the archive"
            ) from error
        holder = str(error).partition("held in ")[2].partition(". ")[0].splitlines()
        raise WarehouseBusy(
            f"{path}: open in another process{': ' + holder[0] if holder else ''}; "
            "wait until it ends, or read published/current.duckdb"
        ) from error
    connection.execute(statement("set_session"))
    return connection


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Tell in one line that a folder takes no files: a full disk, a read-only one, no permission.

    Raises:
        WarehouseUnusable: that is so.
    """
    try:
        yield
    except (OSError, duckdb.IOException, duckdb.FatalException) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise WarehouseUnusable(
            f"{folder}: cannot be written to ({reason}); make room or choose another home, what was there is kept"
        ) from error


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """Make all that happens inside true at once, or, on any error, none of it."""
    turn.begin(connection)
    try:
        yield
        turn.end(connection)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


@cache
def statement(name: str, table: str | None = None) -> str:
    """Give `statements/<name>.sql`, for one table of the contract where it is generic."""
    text = (HERE / "statements" / f"{name}.sql").read_text("utf-8")
    if table is None:
        return text
    columns = [field.name for field in fields(TABLES[table])]
    return (
        text.replace("{table}", table)
        .replace("{columns}", ", ".join(columns))
        .replace("{places}", ", ".join(f"${column}" for column in columns))
    )


def create_schema(connection: DuckDBPyConnection, migrations: Path = HERE / "migrations") -> None:
    """Leave a file with this version's tables, macros and views, in one transaction; nothing to do changes nothing.

    `migrations/NNNN-name.sql` change tables that exist already, each in a transaction of its own, as DuckDB demands
    (no column becomes NOT NULL beside uncommitted updates); a new file starts from `tables/` and counts them as done.

    Raises:
        SchemaMismatch: a migration was edited after it ran, or the tables are not the records.
    """
    files = [path for folder in SCHEMA_FOLDERS for path in sorted((HERE / folder).glob("*.sql"))]
    digest = digest_of(*files, HERE / "records.py", *sorted((HERE / "words").glob("*.tsv")))
    if applied_files(connection).get("schema") == digest and not _pending(connection, migrations):
        return
    _migrate(connection, migrations)
    with transaction(connection):
        _refuse_other_tables(connection)
        for path in files:
            _describe(connection, path)
        _fill_vocabulary(connection)
        _fill_words(connection)
        _index_unindexed(connection)
        for name in ("schema", "checks"):  # what held under another schema may not hold now
            connection.execute(statement("unmark_applied"), {"name": name})
        connection.execute(statement("mark_applied"), {"name": "schema", "sha256": digest})


def _describe(connection: DuckDBPyConnection, path: Path) -> None:
    """Leave what a schema file says; DuckLake takes comments on tables alone, and no table macro whole."""
    text = path.read_text("utf-8")
    if path.parent.name in ("ledger", "tables") or not turn.is_lake(connection):
        connection.execute(text)
    elif path.parent.name != "macros":
        _create(connection, text)


def _lend_macros(connection: DuckDBPyConnection) -> None:
    """Leave the table macros on a lake's connection: DuckLake cannot keep one whose parameter is empty by default."""
    for path in sorted((HERE / "macros").glob("*.sql")):
        text = path.read_text("utf-8")
        _create(connection, text.replace("CREATE OR REPLACE MACRO", "CREATE OR REPLACE TEMP MACRO"))


def _create(connection: DuckDBPyConnection, text: str) -> None:
    for one in connection.extract_statements(text):
        if one.type == StatementType.CREATE:  # and no COMMENT
            connection.execute(one)


def _refuse_other_tables(connection: DuckDBPyConnection) -> None:
    """Raise SchemaMismatch if a table that is there is not its record's: no migration leads from its version to ours."""
    for table, record in TABLES.items():
        found = list(column_types(connection, table))
        expected = [field.name for field in fields(record)]
        # a column that a migration added stands last, wherever its record has it
        if found and sorted(found) != sorted(expected):
            raise SchemaMismatch(
                f"warehouse.duckdb was made by another version: table {table}, expected the columns "
                f"{', '.join(expected)}, found {', '.join(found)}; move the file away and run `corpus replay`, "
                "which fills a new one from the archive"
            )


def applied_files(connection: DuckDBPyConnection) -> dict[str, str]:
    """Give the SHA-256 of each migration, and of the schema, that a file holds; nothing for an empty file."""
    try:
        return dict(connection.execute(statement("applied")).fetchall())
    except duckdb.CatalogException:  # no such table: asking what tables there are would bind every view
        return {}


def column_types(connection: DuckDBPyConnection, table: str) -> dict[str, str]:
    """Give the columns of a table with their SQL types, in order."""
    rows = connection.execute(statement("table_columns"), {"table": table}).fetchall()
    return {name: data_type for name, data_type, _ in rows}


def fetch_records(cursor: DuckDBPyConnection, record: type[R]) -> list[R]:
    """Give the rows of a query over all columns of a table as its records."""
    names = [column[0] for column in cursor.description or []]
    return [record(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def add_rows(connection: DuckDBPyConnection, rows: Sequence[Any]) -> None:
    """Insert records into their tables; for a few rows, files are staged instead."""
    for row in rows:
        table = table_name(type(row))
        values = {field.name: getattr(row, field.name) for field in fields(row)}
        values = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        connection.execute(statement("add_record", table), values)


def _pending(connection: DuckDBPyConnection, migrations: Path) -> list[Path]:
    applied = applied_files(connection)
    pending = []
    paths = sorted(migrations.glob("*.sql"))
    unknown = sorted({name for name in applied if name.endswith(".sql")} - {path.name for path in paths})
    if unknown:
        raise SchemaMismatch(
            f"warehouse.duckdb was made by a newer version: it holds {', '.join(unknown)}, which is not among the "
            "migrations here; update this software"
        )
    for path in paths:
        if path.name not in applied:
            pending.append(path)
        elif applied[path.name] != digest_of(path):
            raise SchemaMismatch(
                f"{path.name}: changed after it was applied; undo that and write a new migration"
            )
    return pending


def _migrate(connection: DuckDBPyConnection, migrations: Path) -> None:
    is_new = not column_types(connection, "article")
    with transaction(connection):
        for path in sorted((HERE / "ledger").glob("*.sql")):
            connection.execute(path.read_text("utf-8"))
    for path in _pending(connection, migrations):
        with transaction(connection):
            if not is_new:
                connection.execute(path.read_text("utf-8"))
            connection.execute(statement("mark_applied"), {"name": path.name, "sha256": digest_of(path)})


def _fill_vocabulary(connection: DuckDBPyConnection) -> None:
    connection.execute(statement("forget_vocabulary"))
    for table, record in TABLES.items():
        for column, labels in vocabularies(record).items():
            for label in labels:
                connection.execute(
                    statement("add_vocabulary"), {"table": table, "column": column, "label": label}
                )


def _fill_words(connection: DuckDBPyConnection) -> None:
    """Leave in `synonym` and `word_ending` what their files in `words/` say."""
    connection.execute(statement("forget_words"))
    for words in ("synonyms", "endings"):
        connection.execute(statement(f"add_{words}"), {"path": str(HERE / "words" / f"{words}.tsv")})


def _index_unindexed(connection: DuckDBPyConnection) -> None:
    """Leave every text that was read findable: an older version's file has no postings, or other ones."""
    if connection.execute(statement("stage_unindexed")).fetchall() != [(0,)]:
        connection.execute(statement("load_postings"))
    connection.execute(statement("unstage_unindexed"))


def vocabularies(record: type) -> dict[str, tuple[str, ...]]:
    """Give the closed vocabulary of each column of a record that has one."""
    found = {}
    for column, hint in typing.get_type_hints(record).items():
        for part in (hint, *typing.get_args(hint)):
            if typing.get_origin(part) is Literal:
                found[column] = typing.get_args(part)
    return found


def digest_of(*paths: Path) -> str:
    """Give the SHA-256 of files with their names, in hex."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
