"""The schema: tables are the records, everything is commented, and opening twice changes nothing."""

import json
import re
import types
import typing
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from warehouse.creation import SchemaMismatch, create_schema, vocabularies
from warehouse.database import WarehouseMissing, open_private, open_readonly
from warehouse.schema import (
    Item,
    NothingNamed,
    dictionary,
    dictionary_json,
    dictionary_markdown,
    dictionary_text,
    named,
    overview,
)
from warehouse.sql import HERE, TABLES, statement

SQL_FOLDERS = ("functions", "base", "views", "macros")
SQL_TYPES = {
    str: {"VARCHAR"}, int: {"INTEGER", "BIGINT"}, float: {"DOUBLE"}, bool: {"BOOLEAN"}, date: {"DATE"},
    datetime: {"TIMESTAMP WITH TIME ZONE"}, tuple[str, ...]: {"VARCHAR[]"},
}  # fmt: skip


@pytest.fixture(scope="module")
def connection() -> typing.Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        create_schema(connection)
        yield connection


@pytest.fixture(scope="module")
def items(connection: duckdb.DuckDBPyConnection) -> list[Item]:
    return dictionary(connection)


@pytest.mark.parametrize(
    "name",
    ["stance_over_time", "framing_over_time", "speaker_over_time", "model_calling", "stance_share"],
)
def test_an_interval_of_the_machines_labels_says_so_and_names_the_corrected_one(
    name: str, items: list[Item]
) -> None:
    said = named(items, name).comment
    assert "at their word" in said or "at its word" in said
    assert "corrected_share" in said


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_its_record_column_for_column(table: str, connection: duckdb.DuckDBPyConnection) -> None:
    found = connection.execute(statement("table_columns"), {"table": table}).fetchall()
    hints = typing.get_type_hints(TABLES[table])
    assert [name for name, _, _ in found] == [field.name for field in fields(TABLES[table])]
    for name, data_type, is_nullable in found:
        parts = typing.get_args(hints[name]) if is_union(hints[name]) else (hints[name],)
        [hint] = [part for part in parts if part is not types.NoneType]
        hint = str if typing.get_origin(hint) is typing.Literal else hint
        assert data_type in SQL_TYPES[hint], name
        assert is_nullable == (types.NoneType in parts), name


def is_union(hint: object) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType)


def test_the_main_schema_holds_the_contract_and_nothing_else(items: list[Item]) -> None:
    assert {item.name for item in items if item.kind == "table"} == set(TABLES)
    assert {path.stem for path in (HERE / "tables").glob("*.sql")} == set(TABLES)


def test_a_file_is_named_after_what_it_makes(items: list[Item]) -> None:
    files = {path.stem for folder in SQL_FOLDERS for path in (HERE / folder).glob("*.sql")}
    assert files == {item.name for item in items if item.kind != "table"}


def test_everything_is_commented(connection: duckdb.DuckDBPyConnection, items: list[Item]) -> None:
    assert not [item.name for item in items if not item.comment]
    assert not [f"{item.name}.{c.name}" for item in items for c in item.columns if not c.comment]
    ledger = "FROM duckdb_columns() WHERE schema_name = 'ledger' AND comment IS NULL"
    assert not connection.execute(ledger).fetchall()


@pytest.mark.parametrize(
    "path", [*(HERE / "tables").glob("*.sql"), *(HERE / "ledger").glob("*.sql")], ids=lambda path: path.stem
)
def test_tables_use_no_keys_indexes_enums_or_sequences(path: Path) -> None:
    words = path.read_text("utf-8").upper()
    assert not [
        w for w in ("PRIMARY KEY", "CREATE INDEX", "CREATE SEQUENCE", "AS ENUM", " UNIQUE ") if w in words
    ]


@pytest.mark.parametrize("path", sorted((HERE / "views").glob("*.sql")), ids=lambda path: path.stem)
def test_views_read_tables_and_the_base(path: Path, items: list[Item]) -> None:
    words = path.read_text("utf-8").partition("COMMENT ON")[0]
    base = {path.stem for path in (HERE / "base").glob("*.sql")}
    views = {item.name for item in items if item.kind == "view"} - base
    assert not [view for view in views if f"FROM {view} " in words or f"JOIN {view} " in words]


READING_VERSIONS = {
    "article_history", "change_after_edit", "known_address", "machine_against_coder", "outlet_alarm", "sentence_change",
    "keyword_in_context", "phrase", "search",
}  # fmt: skip
"""They tell of the past, of withdrawn articles too, or of one version that somebody coded; coverage by article_now.
Search reads headlines and bodies by the places that standing_text gives."""


@pytest.mark.parametrize(
    "path",
    sorted([*(HERE / "views").glob("*.sql"), *(HERE / "macros").glob("*.sql")]),
    ids=lambda path: path.stem,
)
def test_articles_are_taken_from_the_current_ones(path: Path) -> None:
    words = path.read_text("utf-8").partition("COMMENT ON")[0]
    assert path.stem in READING_VERSIONS or not re.search(r"(FROM|JOIN) article ", words)


def test_closed_vocabularies_are_named_in_the_columns_comment(items: list[Item]) -> None:
    comments = {(item.name, c.name): c.comment for item in items for c in item.columns}
    for table, record in TABLES.items():
        for column, labels in vocabularies(record).items():
            assert not [label for label in labels if label not in comments[table, column]], (table, column)


def test_the_dictionary_stands_in_three_forms(
    connection: duckdb.DuckDBPyConnection, items: list[Item]
) -> None:
    markdown = dictionary_markdown(connection)
    assert "#### `stance`" in markdown
    assert "| `published_date` | DATE |" in markdown
    assert dictionary_text([named(items, "outlet")]).startswith("table outlet: Outlet (매체)")
    assert {item["kind"] for item in json.loads(dictionary_json(items))} == {"table", "view", "macro"}


def test_the_overview_has_a_line_for_each(items: list[Item]) -> None:
    lines = [line for line in overview(items).splitlines() if line.startswith("- ")]
    assert len(lines) == len(items)
    assert all(line.endswith(".") for line in lines)


def test_a_macro_says_how_it_is_called(items: list[Item]) -> None:
    kwic = named(items, "keyword_in_context")
    assert kwic.parameters[:2] == ("query", "width := 40")
    assert kwic.example.startswith("FROM keyword_in_context('")
    assert all(item.example for item in items if item.name.endswith("_over_time"))
    assert not [item.name for item in items if item.kind == "macro" and not item.parameters]


def test_a_name_that_is_not_there_is_told_with_those_near(items: list[Item]) -> None:
    with pytest.raises(NothingNamed, match="no table, view or macro 'serch'; near it: search"):
        named(items, "serch")


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    open_private(path).close()
    before = path.read_bytes()
    open_private(path).close()
    assert path.read_bytes() == before


def test_a_file_can_be_read_by_older_clients(tmp_path: Path) -> None:
    with open_private(tmp_path / "w.duckdb") as connection:
        [(tags,)] = connection.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()
        [(zone,)] = connection.execute("SELECT current_setting('TimeZone')").fetchall()
    assert tags["storage_version"] == "v1.4.0+"
    assert zone == "Asia/Seoul"


def test_a_missing_file_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing, match="no warehouse here"):
        open_readonly(tmp_path / "none.duckdb")


def test_a_migration_runs_once_and_only_on_an_old_file(tmp_path: Path) -> None:
    migrations = tmp_path / "migrations"
    migrations.mkdir()
    old, new = tmp_path / "old.duckdb", tmp_path / "new.duckdb"
    with open_private(old, migrations) as connection:
        connection.execute("ALTER TABLE outlet RENAME COLUMN licence TO license")
        connection.execute("DELETE FROM ledger.applied WHERE name = 'schema'")
    migration = migrations / "0001-licence.sql"
    migration.write_text("ALTER TABLE outlet RENAME COLUMN license TO licence;")
    for path in (old, old, new):
        with open_private(path, migrations) as connection:
            assert connection.execute("SELECT licence FROM outlet").fetchall() == []
    migration.write_text("ALTER TABLE outlet RENAME COLUMN license TO licence; -- edited")
    with pytest.raises(SchemaMismatch, match="changed after it was applied"):
        open_private(old, migrations)


def test_a_file_of_an_earlier_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with open_private(path) as connection:
        for view in ("coverage_by_day", "current_article"):
            connection.execute(f"DROP VIEW {view}")
        connection.execute("ALTER TABLE article DROP COLUMN parent_article_id")
        connection.execute("DELETE FROM ledger.applied WHERE name = 'schema'")
    with pytest.raises(SchemaMismatch, match=r"another version: table article, .*`corpus replay`"):
        open_private(path)


def test_a_file_with_other_columns_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with open_private(path) as connection:
        connection.execute("ALTER TABLE outlet ADD COLUMN mood VARCHAR")
        connection.execute("DELETE FROM ledger.applied WHERE name = 'schema'")
    with pytest.raises(SchemaMismatch, match="mood"):
        open_private(path)
    with open_readonly(path) as connection:
        assert connection.execute("SELECT count(*) FROM ledger.applied WHERE name = 'schema'").fetchall() == [
            (0,)
        ]
