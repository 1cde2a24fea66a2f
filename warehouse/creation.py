"""The schema of a warehouse: made in a new file or lake, brought to this version in an older one."""

import typing
from dataclasses import fields
from pathlib import Path
from typing import Literal

import duckdb
from duckdb import DuckDBPyConnection, StatementType

from warehouse import turn
from warehouse.sql import HERE, TABLES, column_types, digest_of, statement
from warehouse.turn import transaction

MIGRATIONS = HERE / "migrations"
SCHEMA_FOLDERS = ("ledger", "tables", "functions", "base", "views", "macros")
"""In this order: DuckDB wants what a view or macro uses to be there. `functions` are scalar, `base` is what others rest on."""


PLAIN = " USING COMPRESSION uncompressed"
"""How a file keeps what search reads one by one (tables/article.sql); a lake's Parquet has no such choice."""


class SchemaMismatch(RuntimeError):  # noqa: N818
    """The file's tables are not those of this version of the software."""


def create_schema(connection: DuckDBPyConnection, migrations: Path = MIGRATIONS) -> None:
    """Leave a file with this version's tables, macros and views, in one transaction; nothing to do changes nothing.

    `migrations/NNNN-name.sql` change tables that exist already, each in a transaction of its own, as DuckDB demands
    (no column becomes NOT NULL beside uncommitted updates); a new file starts from `tables/` and counts them as done.

    Raises:
        SchemaMismatch: a migration was edited after it ran, or the tables are not the records.
    """
    if applied_files(connection).get("schema") == _digest() and not _pending(connection, migrations):
        return
    _migrate(connection, migrations, is_new=not column_types(connection, "article"))
    with transaction(connection):
        _refuse_other_tables(connection)
        _lay(connection)
        _fill_words(connection)
        _index_unindexed(connection)


def complete_schema(connection: DuckDBPyConnection) -> None:
    """Leave a file whose tables were just made, with this version's columns, as `create_schema` leaves a new one.

    Their words and the index of search, which follow what stands in the tables, are left to who filled them.
    """
    _migrate(connection, MIGRATIONS, is_new=True)
    with transaction(connection):
        _lay(connection)


def applied_files(connection: DuckDBPyConnection) -> dict[str, str]:
    """Give the SHA-256 of each migration, and of the schema, that a file holds; nothing for an empty file."""
    try:
        return dict(connection.execute(statement("applied")).fetchall())
    except duckdb.CatalogException:  # no such table: asking what tables there are would bind every view
        return {}


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


def _migrate(connection: DuckDBPyConnection, migrations: Path, *, is_new: bool) -> None:
    with transaction(connection):
        for path in sorted((HERE / "ledger").glob("*.sql")):
            connection.execute(path.read_text("utf-8"))
    for path in _pending(connection, migrations):
        with transaction(connection):
            text = path.read_text("utf-8")
            if not is_new and not (PLAIN in text and turn.is_lake(connection)):
                connection.execute(text)
            connection.execute(statement("mark_applied"), {"name": path.name, "sha256": digest_of(path)})


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


def _schema_files() -> list[Path]:
    return [path for folder in SCHEMA_FOLDERS for path in sorted((HERE / folder).glob("*.sql"))]


def _digest() -> str:
    return digest_of(*_schema_files(), HERE / "records.py", *sorted((HERE / "words").glob("*.tsv")))


def _lay(connection: DuckDBPyConnection) -> None:
    """Leave what the schema files say, the vocabularies their macros ask, and the mark that both are there."""
    for path in _schema_files():
        _describe(connection, path)
    _fill_vocabulary(connection)
    for name in ("schema", "checks"):  # what held under another schema may not hold now
        connection.execute(statement("unmark_applied"), {"name": name})
    connection.execute(statement("mark_applied"), {"name": "schema", "sha256": _digest()})


def _describe(connection: DuckDBPyConnection, path: Path) -> None:
    """Leave what a schema file says; DuckLake takes comments on tables alone, and no table macro whole."""
    text = path.read_text("utf-8")
    if not turn.is_lake(connection):
        connection.execute(text)
    elif path.parent.name in ("ledger", "tables"):
        connection.execute(text.replace(PLAIN, ""))
    elif path.parent.name != "macros":
        _create(connection, text)


def lend_macros(connection: DuckDBPyConnection) -> None:
    """Leave the table macros on a lake's connection: DuckLake cannot keep one whose parameter is empty by default."""
    for path in sorted((HERE / "macros").glob("*.sql")):
        text = path.read_text("utf-8")
        _create(connection, text.replace("CREATE OR REPLACE MACRO", "CREATE OR REPLACE TEMP MACRO"))


def _create(connection: DuckDBPyConnection, text: str) -> None:
    for one in connection.extract_statements(text):
        if one.type == StatementType.CREATE:  # and no COMMENT
            connection.execute(one)


def _fill_vocabulary(connection: DuckDBPyConnection) -> None:
    connection.execute(statement("forget_vocabulary"))
    for table, record in TABLES.items():
        for column, labels in vocabularies(record).items():
            for label in labels:
                connection.execute(
                    statement("add_vocabulary"), {"table": table, "column": column, "label": label}
                )


def vocabularies(record: type) -> dict[str, tuple[str, ...]]:
    """Give the closed vocabulary of each column of a record that has one."""
    found = {}
    for column, hint in typing.get_type_hints(record).items():
        for part in (hint, *typing.get_args(hint)):
            if typing.get_origin(part) is Literal:
                found[column] = typing.get_args(part)
    return found


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
