"""What may be passed on: every column is decided, and no view or macro shows a text that may not leave."""

from dataclasses import fields
from pathlib import Path

import duckdb
import pytest

from tests.warehouse import factory
from warehouse.asking import QueryRefused, spill_folder
from warehouse.creation import SchemaMismatch
from warehouse.database import open_private
from warehouse.loader import load_annotations, load_crawl
from warehouse.publish import publish
from warehouse.removal import replace_removals
from warehouse.rights.columns import decisions, rule_of
from warehouse.rights.passable import LEFT_OUT, open_passable
from warehouse.rights.reading import opened, rows_of
from warehouse.sql import TABLES

CLOSED_BODY = factory.BODY.replace("정부는", "당국은")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A file with an open outlet, a closed one, an open one's copy of a closed text, and a file attached to it."""
    with open_private(tmp_path / "warehouse.duckdb") as connection:
        bodies = {"yeolin": factory.BODY, "dachin": CLOSED_BODY, "bekkin": CLOSED_BODY + "\n끝."}
        for number, (outlet_id, body) in enumerate(bodies.items()):
            outlet = factory.outlet(
                outlet_id,
                is_text_redistributable=outlet_id != "dachin",
                licence="all rights reserved" if outlet_id == "dachin" else "KOGL-1",
            )
            rows = [factory.article(1, body, outlet_id=outlet_id, byline="김가람 기자")]
            if outlet_id == "bekkin":
                file = {"article_id": "bekkin:1#aa", "parent_article_id": "bekkin:1"}
                rows.append(factory.article(2, "붙임 자료의 글", outlet_id=outlet_id, **file))
            folder = factory.write_crawl(tmp_path, factory.crawl(outlet_id=outlet_id), rows, [outlet])
            load_crawl(connection, folder)
            found = factory.annotations(rows[0], run=factory.annotation_run(number))
            if outlet_id != "yeolin":
                found = [row for row in found if not hasattr(row, "char_start") and not hasattr(row, "level")]
            load_annotations(connection, factory.write_annotations(tmp_path / f"a{number}", found))
        connection.execute("INSERT INTO copy_link VALUES ('bekkin:1', 'dachin:1', 'wire', 0.9)")
        connection.execute("UPDATE article SET is_current = true")
    return publish(tmp_path / "warehouse.duckdb", tmp_path / "published")


def test_every_column_of_every_table_is_decided_on() -> None:
    columns = {(table, field.name) for table, record in TABLES.items() for field in fields(record)}
    assert columns - decisions().keys() == set(), "write a line for each in warehouse/rights/columns.tsv"
    assert decisions().keys() - columns == set(), "these are no columns any more"
    assert all(decision.reason for decision in decisions().values())


def test_a_column_that_nobody_decided_on_stays_at_home() -> None:
    assert rule_of("article", "a_new_column") == "private"


def test_a_copy_of_a_closed_text_is_closed_and_so_are_its_files(published: Path) -> None:
    with open_passable(published) as connection:
        held = connection.execute("SELECT article_id FROM rights.withheld_article ORDER BY 1").fetchall()
        shown = connection.execute("SELECT article_id FROM article WHERE body IS NOT NULL").fetchall()
    assert [article_id for (article_id,) in held] == ["bekkin:1", "bekkin:1#aa", "dachin:1"]
    assert shown == [("yeolin:1",)]


TOMBSTONE = factory.removal(article_id="dachin:1", outlet_id="dachin", copy_ids=("bekkin:1",))


@pytest.mark.parametrize(
    ("since", "held"),
    [
        ("SELECT 1", []),
        ("INSERT INTO copy_link VALUES ('yeolin:1', 'bekkin:1', 'near_duplicate', 0.9)", ["yeolin:1"]),
        ("INSERT INTO copy_link VALUES ('bekkin:1', 'yeolin:1', 'near_duplicate', 0.9)", ["yeolin:1"]),
        ("INSERT INTO copy_link VALUES ('bekkin:1', 'yeolin:1', 'press_release', 0.9)", []),
    ],
    ids=["alone", "repeated", "an earlier one was found", "it is an office's own release"],
)
def test_a_copy_stays_closed_after_its_origin_was_taken_down(
    since: str, held: list[str], published: Path, tmp_path: Path
) -> None:
    with open_private(tmp_path / "warehouse.duckdb") as connection:
        replace_removals(connection, [TOMBSTONE])
        assert connection.execute("FROM copy_link").fetchall() == []
        connection.execute(since)
    with open_passable(publish(tmp_path / "warehouse.duckdb", tmp_path / "published")) as connection:
        closed = connection.execute("SELECT article_id FROM article WHERE body IS NULL ORDER BY 1").fetchall()
    assert [article_id for (article_id,) in closed] == ["bekkin:1", "bekkin:1#aa", *held]


def test_copies_of_a_copy_stay_closed_when_all_before_them_were_taken_down(
    published: Path, tmp_path: Path
) -> None:
    stones = [
        factory.removal(article_id="bekkin:1", outlet_id="bekkin", copy_ids=("yeolin:1",)),
        TOMBSTONE,
    ]
    with open_private(tmp_path / "warehouse.duckdb") as connection:
        replace_removals(connection, stones)
    with open_passable(publish(tmp_path / "warehouse.duckdb", tmp_path / "published")) as connection:
        assert connection.execute("SELECT article_id, body FROM article").fetchall() == [("yeolin:1", None)]


def test_a_removal_that_is_taken_back_closes_the_copy_by_its_link_again(
    published: Path, tmp_path: Path
) -> None:
    origin = factory.article(1, CLOSED_BODY, outlet_id="dachin")
    outlet = factory.outlet("dachin")
    with open_private(tmp_path / "warehouse.duckdb") as connection:
        replace_removals(connection, [TOMBSTONE])
        replace_removals(connection, [])
        load_crawl(
            connection, factory.write_crawl(tmp_path, factory.crawl("r2", "dachin"), [origin], [outlet])
        )
        connection.execute("INSERT INTO copy_link VALUES ('bekkin:1', 'dachin:1', 'wire', 0.9)")
    with open_passable(publish(tmp_path / "warehouse.duckdb", tmp_path / "published")) as connection:
        shown = connection.execute("SELECT article_id FROM article WHERE body IS NOT NULL").fetchall()
    assert shown == [("yeolin:1",)]


@pytest.mark.parametrize("column", ["title", "body", "byline"])
def test_a_closed_text_shows_in_no_table_view_or_macro(column: str, published: Path) -> None:
    with duckdb.connect(str(published), read_only=True) as whole:
        names = [
            name
            for (name,) in whole.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
            if name not in LEFT_OUT
        ]
        [(text,)] = whole.execute(f"SELECT {column} FROM article WHERE article_id = 'yeolin:1'").fetchall()
        assert text
    assert len(names) > 10
    with open_passable(published) as connection:
        connection.execute("DELETE FROM rights.passable_outlet; DELETE FROM rights.withheld_article")
        connection.execute(
            "INSERT INTO rights.withheld_article SELECT DISTINCT article_id FROM whole.main.article"
        )
        for name in (*TABLES, *names):
            rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            assert text not in str(rows), name


def test_an_outlet_that_reserves_all_rights_is_closed_whatever_else_is_said_of_it(tmp_path: Path) -> None:
    with open_private(tmp_path / "warehouse.duckdb") as connection:
        outlet = factory.outlet(is_text_redistributable=True)
        load_crawl(connection, factory.write_crawl(tmp_path, factory.crawl(), [factory.article()], [outlet]))
    with open_passable(tmp_path / "warehouse.duckdb") as connection:
        assert connection.execute("SELECT body FROM article").fetchall() == [(None,)]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("SELECT body FROM whole.main.article", "may not be passed on"),
        ('FROM "whole" . main.article', "may not be passed on"),
        ("FROM whole/**/.main.article", "may not be passed on"),
        ("FROM query_table('who' || 'le.main.article')", "is refused: it reaches past"),
        ("DROP TABLE article", "is refused"),
        ("FROM histogram_values/**/('who' || 'le.main.article', body)", "may not be passed on"),
        ("FROM pragma_storage_info('whole.main.article')", "may not be passed on"),
        ("FROM read_duckdb('{published}', table_name = 'article')", "may not be passed on"),
        ("FROM read_blob('{published}')", "may not be passed on"),
        ("FROM '{published}'", "has multiple tables"),
        ("SELECT body.Stats() FROM article", "may not be passed on"),
        ("FROM read_text('/etc/hostname')", "may not be passed on"),
        ("FROM '/etc/hostname'", "does not exist"),
        ("SELECT 1; SELECT 2", "expected one statement"),
        ("nowhere", "does not exist"),
        ("SELECT * FROM search ('개방형')", "may not be passed on"),
    ],
)
def test_a_question_reaches_nothing_else(asked: str, told: str, published: Path) -> None:
    question = asked.replace("{published}", str(published))
    with pytest.raises(QueryRefused, match=told), rows_of(published, question) as rows:
        list(rows)


def test_what_reads_no_table_by_a_name_as_text_is_left_to_questions(published: Path) -> None:
    asked = "SELECT list_sum(range(3)) AS a FROM range(3), unnest([1]), duckdb_columns() WHERE table_name = 'outlet'"
    with rows_of(published, asked) as rows:
        assert rows.read_all().num_rows > 0


def test_for_own_use_nothing_is_left_empty(published: Path) -> None:
    with rows_of(published, "article", is_own_use=True) as rows:
        assert None not in rows.read_all()["body"].to_pylist()
    with rows_of(published, "article") as rows:
        assert rows.read_all()["body"].null_count == 3


@pytest.mark.parametrize("is_own_use", [True, False])
def test_a_question_of_others_keeps_to_its_limits_and_spills_nowhere_else(
    is_own_use: bool, published: Path
) -> None:
    limits = {"memory_limit": "1GiB", "max_temp_directory_size": "3GiB"}
    asked = "SELECT current_setting('temp_directory'), " + ", ".join(
        f"current_setting('{k}')" for k in limits
    )
    with opened(published, is_own_use=is_own_use, settings=limits) as connection:
        assert connection.execute(asked).fetchall() == [(str(spill_folder()), "1.0 GiB", "3.0 GiB")]


def test_a_file_of_another_version_is_told(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "old.duckdb")) as connection:
        connection.execute("CREATE TABLE article (article_id VARCHAR)")
    with pytest.raises(SchemaMismatch, match="another version"), open_passable(tmp_path / "old.duckdb"):
        pass
