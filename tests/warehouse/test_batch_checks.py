"""A batch that breaks a must-check is refused when it is loaded, though only the batch is looked at then."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

import warehouse.loader
from tests.warehouse.factory import (
    annotation_run,
    annotations,
    article,
    coding,
    could_be_drawn,
    crawl,
    drawn,
    entity,
    evidence,
    later,
    passed_over,
    removal,
    sample,
    visit,
    write_annotations,
    write_crawl,
)
from warehouse.additions import add_records
from warehouse.checks import CheckFailed, checks, failures, sentence
from warehouse.database import open_private
from warehouse.loader import load_annotations, load_crawl
from warehouse.records import CopyLink

NEXT = crawl("r2", at=later(days=1))
"""The crawl that brings byeol:3; byeol:1 and byeol:2 are here, and byeol:1 is read."""
THREE = article(3, body="셋째 글이다. " * 9, at=later(days=1))
GOOD = [THREE, visit(3, at=later(days=1)), evidence(THREE), passed_over(9)]
TWO = annotations(article(2), run=annotation_run(2))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    with open_private(folder / "warehouse.duckdb") as connection:
        rows = [article(), article(2), visit(), visit(2)]
        load_crawl(connection, write_crawl(folder, crawl(article_count=2), rows))
        load_annotations(connection, write_annotations(folder / "a", annotations(article())))
    return folder / "warehouse.duckdb"


@pytest.fixture
def connection(made: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    shutil.copy(made, tmp_path / "warehouse.duckdb")
    with open_private(tmp_path / "warehouse.duckdb") as connection:
        yield connection
        assert failures(connection, "must") == [], "nothing of a refused batch stayed"


def changed(rows: list[Any], record: str, place: int = 0, /, **change: Any) -> list[Any]:
    """Give the rows with one of a kind changed."""
    one = [row for row in rows if type(row).__name__ == record][place]
    return [replace(row, **change) if row is one else row for row in rows]


def link(copy: int, origin: int) -> CopyLink:
    return CopyLink(
        article_id=f"byeol:{copy}", origin_article_id=f"byeol:{origin}", kind="wire", similarity=0.9
    )


BAD_CRAWLS: list[tuple[str, list[Any]]] = [
    ("article_text_is_not_empty", changed(GOOD, "Article", body=" \n")),
    ("dates_are_sane", changed(GOOD, "Article", published_date=date(1940, 1, 1))),
    ("published_date_is_the_korean_day", changed(GOOD, "Article", published_date=date(2026, 2, 1))),
    ("labels_are_in_their_vocabulary", changed(GOOD, "Visit", kind="video")),
    ("labels_are_in_their_vocabulary", changed(GOOD, "DateEvidence", source="dream")),
    ("labels_are_in_their_vocabulary", changed(GOOD, "PassedOver", stage="unread")),
    ("no_row_is_an_orphan", changed(GOOD, "Visit", outlet_id="none")),
    ("no_row_is_an_orphan", changed(GOOD, "Article", outlet_id="none")),
    ("no_row_is_an_orphan", changed(GOOD, "Article", parent_article_id="byeol:99")),
    ("no_row_is_an_orphan", changed(GOOD, "DateEvidence", article_id="byeol:99")),
    ("no_key_stands_twice", [*GOOD, passed_over(9, stage="read")]),
    ("no_key_stands_twice", [*GOOD, visit(3, 304, at=later(days=1))]),
    (
        "no_key_stands_twice",
        changed(GOOD, "Visit", warc_file=visit().warc_file, warc_offset=visit().warc_offset),
    ),
    ("numbers_are_in_their_range", changed(GOOD, "Article", date_confidence=1.5)),
]
FAULTS: list[tuple[str, str]] = [
    ("article_has_one_current_version", "UPDATE article SET is_current = false WHERE article_id = 'byeol:3'"),
    ("article_has_one_current_version", "UPDATE article SET is_current = false WHERE article_id = 'byeol:1'"),
    ("article_versions_differ", "INSERT INTO article BY NAME SELECT * REPLACE (2 AS version_no, false AS is_current) "
     "FROM article WHERE article_id = 'byeol:3'"),
    ("no_key_stands_twice", "INSERT INTO article BY NAME SELECT * FROM article WHERE article_id = 'byeol:3'"),
    ("no_key_stands_twice", "INSERT INTO outlet BY NAME SELECT * FROM outlet"),
    ("numbers_are_in_their_range", "UPDATE crawl_quality SET new_count = -1"),
    ("removed_article_is_gone", "INSERT INTO removal BY NAME SELECT 'byeol:3' AS article_id, 'byeol' AS outlet_id, "
     "['x'] AS content_hashes, 'asked' AS reason, 'kim' AS removed_by, now() AS removed_at, [] AS copy_ids"),
]  # fmt: skip
"""What a fault of the loader could leave; such a statement runs after the batch's own."""
BAD_READINGS: list[tuple[str, list[Any]]] = [
    ("mention_is_in_its_article", changed(TWO, "Mention", char_start=1)),
    ("quote_is_in_its_article", changed(TWO, "Quote", text="다른 말")),
    ("stance_is_in_its_article", changed(TWO, "Stance", 1, text="다른 말")),
    ("openness_claim_is_in_its_article", changed(TWO, "OpennessClaim", char_end=60)),
    ("sentences_are_in_order", changed(TWO, "Sentence", 1, char_start=20)),
    ("tokens_are_in_order", changed(TWO, "Token", 3, token_no=99)),
    ("every_annotated_article_has_a_reading", changed(TWO, "Reading", article_id="byeol:1")),
    ("every_annotated_article_has_a_reading", changed(TWO, "Reading", pipeline_version="other")),
    ("labels_are_in_their_vocabulary", changed(TWO, "Stance", label="angry")),
    ("labels_are_in_their_vocabulary", changed(TWO, "Entity", kind="STAR")),
    ("numbers_are_in_their_range", changed(TWO, "Frame", score=1.5)),
    ("dates_are_sane", [*TWO, entity("끝", valid_to=date(2020, 1, 1))]),
    ("no_row_is_an_orphan", changed(TWO, "Mention", entity_id="없는 이")),
    ("no_row_is_an_orphan", changed(TWO, "Reading", article_id="byeol:99")),
    ("no_row_is_an_orphan", [*TWO, entity("새 모델", "MODEL", developer_entity_id="none")]),
    ("no_row_is_an_orphan", changed(TWO, "EntityAlias", entity_id="none")),
    ("no_row_is_an_orphan", changed(TWO, "Token", 3, sentence_no=7)),
    ("no_key_stands_twice", [*TWO, *changed(TWO, "Mention", text="라")[-20:]]),
    ("copies_have_another_origin", [*TWO, link(2, 2)]),
    ("copies_have_another_origin", [*TWO, link(2, 1), link(1, 2)]),
    ("copy_has_one_origin", [*TWO, link(2, 1), replace(link(2, 1), origin_article_id="byeol:2")]),
]
BAD_RECORDS: list[tuple[str, list[Any]]] = [
    ("sample_is_from_its_frame", [drawn(), could_be_drawn(2), sample(1)]),
    ("removed_article_is_gone", [removal(1)]),
    ("no_key_stands_twice", [drawn(), drawn()]),
    ("no_row_is_an_orphan", [drawn(), could_be_drawn(99)]),
    ("labels_are_in_their_vocabulary", [coding(sample_id=None, label="angry")]),
]


def refused(check: str, failure: CheckFailed) -> bool:
    assert "\n" not in str(failure)
    return check in {one.check for one in failure.failures}


@pytest.mark.parametrize(("check", "rows"), BAD_CRAWLS, ids=lambda value: str(value)[:40])
def test_a_crawl_that_breaks_a_check_is_refused(
    check: str, rows: list[Any], connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    with pytest.raises(CheckFailed) as failure:
        load_crawl(connection, write_crawl(tmp_path, NEXT, rows))
    assert refused(check, failure.value)


@pytest.mark.parametrize(("check", "fault"), FAULTS, ids=lambda value: str(value)[:40])
def test_a_fault_of_the_loader_is_found_in_the_batch(
    check: str,
    fault: str,
    connection: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = warehouse.loader.statement
    monkeypatch.setattr(
        warehouse.loader, "statement",
        lambda name, *table: real(name, *table) + (f"\n;{fault};" if name == "measure_crawl" else ""),
    )  # fmt: skip
    with pytest.raises(CheckFailed) as failure:
        load_crawl(
            connection, write_crawl(tmp_path, NEXT, [*GOOD, visit(1, 304, at=later(days=1), warc_offset=7)])
        )
    assert refused(check, failure.value)


@pytest.mark.parametrize(("check", "rows"), BAD_READINGS, ids=lambda value: str(value)[:40])
def test_a_reading_that_breaks_a_check_is_refused(
    check: str, rows: list[Any], connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    with pytest.raises(CheckFailed) as failure:
        load_annotations(connection, write_annotations(tmp_path / "b", rows))
    assert refused(check, failure.value)


def test_a_fault_of_the_index_is_found_in_the_batch(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = warehouse.loader.statement
    fault = "\n;UPDATE indexed_text SET is_shown = NOT is_shown;"
    monkeypatch.setattr(
        warehouse.loader, "statement",
        lambda name, *table: real(name, *table) + (fault if name == "load_annotations" else ""),
    )  # fmt: skip
    with pytest.raises(CheckFailed) as failure:
        load_annotations(connection, write_annotations(tmp_path / "b", TWO))
    assert refused("index_agrees_with_articles", failure.value)


@pytest.mark.parametrize(("check", "rows"), BAD_RECORDS, ids=lambda value: str(value)[:40])
def test_records_that_break_a_check_are_refused(
    check: str, rows: list[Any], connection: duckdb.DuckDBPyConnection
) -> None:
    with pytest.raises(CheckFailed) as failure:
        add_records(connection, rows, "records")
    assert refused(check, failure.value)


def test_good_batches_are_loaded_and_leave_the_tables_as_they_are(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load_crawl(connection, write_crawl(tmp_path, NEXT, GOOD))
    load_annotations(connection, write_annotations(tmp_path / "b", TWO))
    add_records(connection, [drawn(), could_be_drawn(1), could_be_drawn(2), sample(1)], "a draw")
    shown = "SELECT view_name FROM duckdb_views() WHERE temporary AND view_name = 'article'"
    assert connection.execute(shown).fetchall() == []
    assert connection.execute("SELECT count(*) FROM article").fetchall() == [(3,)]


def test_every_must_check_has_a_batch_that_breaks_it() -> None:
    broken = {check for check, _ in (*BAD_CRAWLS, *FAULTS, *BAD_READINGS, *BAD_RECORDS)}
    assert broken | {"index_agrees_with_articles"} == {sentence(path) for path in checks("must")}
