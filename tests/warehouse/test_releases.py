"""Files of every released version open: they are brought up to date, keep their rows, and are then like any other."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.checks import failures
from warehouse.creation import SchemaMismatch, create_schema
from warehouse.database import open_private, open_readonly
from warehouse.sql import HERE

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.sql"))
DRAWN_ANEW = {"main.posting", "ledger.applied", "ledger.vocabulary"}
"""Tables a new version fills by itself."""
SHAPE = """
    SELECT schema_name || '.' || table_name AS name, column_name, data_type, is_nullable, comment
    FROM duckdb_columns() WHERE NOT internal AND database_name = current_database() ORDER BY ALL
"""
PLAIN = """
    SELECT column_name FROM pragma_storage_info('{table}')
    WHERE segment_type = 'VARCHAR' GROUP BY ALL HAVING bool_and(compression = 'Uncompressed')
"""
TEXTS = """
    SELECT 'view', view_name, sql, comment FROM duckdb_views()
    WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT 'macro', function_name, macro_definition, comment FROM duckdb_functions()
    WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT 'table', table_name, '', comment FROM duckdb_tables() WHERE NOT internal AND database_name = current_database()
    ORDER BY ALL
"""


def released(path: Path, folder: Path) -> Path:
    """Make a file as a released version left it."""
    file = folder / "warehouse.duckdb"
    with duckdb.connect(str(file), config={"storage_compatibility_version": "v1.4.0"}) as connection:
        connection.execute(path.read_text("utf-8"))
    return file


def rows(connection: duckdb.DuckDBPyConnection) -> dict[str, list[dict[str, Any]]]:
    """Give every row of every table by the names of its columns."""
    found = {}
    tables = "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT internal ORDER BY ALL"
    for (table,) in connection.execute(tables).fetchall():
        cursor = connection.execute(f"FROM {table} ORDER BY ALL")
        names = [column[0] for column in cursor.description or []]
        found[table] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return found


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_a_released_files_rows_stay(path: Path, tmp_path: Path) -> None:
    file = released(path, tmp_path)
    with open_readonly(file) as connection:
        before = rows(connection)
    with open_private(file) as connection:
        after = rows(connection)
        assert failures(connection, "must") == []
    kept = set(before) - DRAWN_ANEW
    assert sum(len(before[table]) for table in kept) > 50
    for table in kept:
        old = [{name: row[name] for name in of} for row, of in zip(after[table], before[table], strict=True)]
        assert old == before[table], table


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_a_released_file_becomes_like_a_new_one(path: Path, tmp_path: Path) -> None:
    file = released(path, tmp_path)
    with open_private(file) as connection, duckdb.connect() as fresh:
        create_schema(fresh)
        assert connection.execute(SHAPE).fetchall() == fresh.execute(SHAPE).fetchall()
        assert connection.execute(TEXTS).fetchall() == fresh.execute(TEXTS).fetchall()


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_a_released_files_texts_are_kept_plain(path: Path, tmp_path: Path) -> None:
    file = released(path, tmp_path)
    open_private(file).close()
    with open_private(file) as connection:
        connection.execute("INSERT INTO article SELECT a.* FROM article AS a, range(9); CHECKPOINT")
        found = {
            (table, column)
            for table in ("article", "indexed_text", "term")
            for (column,) in connection.execute(PLAIN.format(table=table)).fetchall()
        }
    assert found == {
        ("article", "article_id"), ("article", "url"), ("article", "title"), ("article", "body"),
        ("indexed_text", "article_id"), ("term", "form"), ("term", "lemma"),
    }  # fmt: skip


def test_this_versions_release_is_written_down() -> None:
    from importlib.metadata import version

    assert version("ko-ai-policy-corpus") in {path.stem for path in RELEASES}


def test_a_file_of_a_newer_version_is_refused_in_one_line_and_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "warehouse.duckdb"
    with open_private(file) as connection:
        connection.execute("INSERT INTO ledger.applied VALUES ('9999-moods.sql', 'ab', now())")
    before = file.read_bytes()
    with pytest.raises(
        SchemaMismatch, match=r"made by a newer version: it holds 9999-moods\.sql.*update"
    ) as refusal:
        open_private(file)
    assert "\n" not in str(refusal.value)
    assert file.read_bytes() == before


def test_a_migration_that_was_taken_away_is_missed(tmp_path: Path) -> None:
    migrations, file = tmp_path / "migrations", tmp_path / "warehouse.duckdb"
    migrations.mkdir()
    migration = migrations / "0001-nothing.sql"
    migration.write_text("SELECT 1;")
    open_private(file, migrations).close()
    migration.unlink()
    with pytest.raises(SchemaMismatch, match=r"it holds 0001-nothing\.sql"):
        open_private(file, migrations)


def test_a_column_a_migration_added_may_stand_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "warehouse.duckdb"
    with open_private(file) as connection:
        for (view,) in connection.execute(
            "SELECT view_name FROM duckdb_views() WHERE NOT internal"
        ).fetchall():
            connection.execute(f"DROP VIEW {view}")
        connection.execute("ALTER TABLE problem DROP COLUMN url")
        connection.execute("ALTER TABLE problem ADD COLUMN url VARCHAR")
        connection.execute("DELETE FROM ledger.applied WHERE name = 'schema'")
    with open_private(file) as connection:
        names = [name for name, *_ in connection.execute("DESCRIBE problem").fetchall()]
    assert names[-1] == "url"


def test_migrations_are_numbered_once() -> None:
    numbers = [path.name.partition("-")[0] for path in (HERE / "migrations").glob("*.sql")]
    assert len(numbers) == len(set(numbers))
    assert all(len(number) == 4 and number.isdigit() for number in numbers)
