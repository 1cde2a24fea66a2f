"""A lake: chosen by configuration, the same rows as a file, published as one; whatever is away is told in one line."""

import re
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

import warehouse.inbox
import warehouse.lake
from tests.warehouse.factory import (
    annotation_run,
    annotations,
    article,
    crawl,
    later,
    removal,
    visit,
    write_annotations,
    write_crawl,
)
from tests.warehouse.servers import Lakes, Postgres
from warehouse import turn
from warehouse.checks import BatchRefused
from warehouse.database import open_private, open_readonly
from warehouse.inbox import deliver, fetch, pending_part, ready, set_aside, take_away
from warehouse.lake import Lake, LakeUnusable, lake_of
from warehouse.lake_upkeep import maintain
from warehouse.loader import load_annotations, load_crawl
from warehouse.publish import publish
from warehouse.removal import replace_removals
from warehouse.sql import TABLES

CATALOG = "ducklake:postgres:dbname=corpus host=db"
ARTICLES = 12
"""More than DuckLake keeps in the catalog: they go to the storage."""


def write_day(folder: Path, day: int = 1) -> tuple[Path, Path]:
    articles = [article(day * 100 + number, at=later(days=day)) for number in range(ARTICLES)]
    found = [row for one in articles for row in annotations(one, run=annotation_run(day))]
    rows: list[Any] = [
        *articles,
        *(visit(day * 100 + number, at=later(days=day)) for number in range(ARTICLES)),
    ]
    of = crawl(f"r{day}", at=later(days=day), article_count=ARTICLES)
    return write_crawl(folder, of, rows), write_annotations(folder / "annotations" / str(day), found)


def dump(place: Path | Lake) -> dict[str, Any]:
    with open_private(place) as connection:
        return {table: sorted(connection.execute(f"FROM {table}").fetchall(), key=str) for table in TABLES}


def rows(place: Path | Lake, table: str) -> list[Any]:
    with open_private(place) as connection:
        return sorted(connection.execute(f"FROM {table}").fetchall())


def article_count(place: Path | Lake) -> int:
    with open_private(place) as connection:
        return int(connection.execute("SELECT count(*) FROM article").fetchall()[0][0])


def test_unset_means_the_file() -> None:
    assert lake_of({}) is None
    assert lake_of({"CORPUS_WAREHOUSE": CATALOG, "CORPUS_LAKE_DATA": "s3://bucket/corpus/"}) == Lake(
        "dbname=corpus host=db", "s3://bucket/corpus"
    )


@pytest.mark.parametrize(
    ("catalog", "data", "message"),
    [
        (f"{CATALOG} password=hidden", "s3://b", "found a password; put it in PGPASSWORD"),
        (
            "ducklake:postgres:postgresql://me:hidden@db/corpus",
            "s3://b",
            "expected ducklake:postgres:dbname=",
        ),
        ("ducklake:corpus.sqlite", "s3://b", "expected ducklake:postgres:dbname="),
        (CATALOG, "", "CORPUS_LAKE_DATA: expected the folder or s3://bucket/prefix"),
    ],
)
def test_half_a_lake_is_told_in_one_line_without_secrets(catalog: str, data: str, message: str) -> None:
    with pytest.raises(LakeUnusable) as told:
        lake_of({"CORPUS_WAREHOUSE": catalog, "CORPUS_LAKE_DATA": data})
    assert message in str(told.value)
    assert "hidden" not in str(told.value)
    assert "\n" not in str(told.value)


def test_a_missing_extension_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(warehouse.lake, "EXTENSIONS", ("no_such",))
    with pytest.raises(LakeUnusable, match=r"needs duckdb-extension-no-such, .*pip install '.*\[lake\]'"):
        Lake("dbname=x", str(tmp_path)).connect()


def test_a_catalog_that_is_away_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PGPASSWORD", "hidden")
    with pytest.raises(LakeUnusable) as told:
        open_private(Lake(f"dbname=x user=me host={tmp_path}", str(tmp_path)))
    assert re.search(r"the lake \(dbname=x.*connection to server on socket .* failed", str(told.value))
    assert "\n" not in str(told.value)
    assert "hidden" not in str(told.value)


def test_a_lake_holds_what_a_file_holds_and_is_published_like_one(lakes: Lakes, tmp_path: Path) -> None:
    crawled, annotated = write_day(tmp_path)
    lake, file = lakes.new(), tmp_path / "w.duckdb"
    for place in (lake, file):
        with open_private(place) as connection:
            load_crawl(connection, crawled)
            assert not load_crawl(connection, crawled).is_new
            load_annotations(connection, annotated)
    assert dump(lake) == dump(file)
    with (
        open_readonly(publish(lake, tmp_path / "lake")) as ours,
        open_readonly(publish(file, tmp_path / "file")) as theirs,
    ):
        for question in (
            "FROM search('오픈소스') ORDER BY article_id",
            "FROM quote_in_context ORDER BY ALL",
            "SELECT function_name, comment FROM duckdb_functions() WHERE comment LIKE '%(검색)%'",
        ):
            found = ours.execute(question).fetchall()
            assert found
            assert found == theirs.execute(question).fetchall()


def test_the_tombstones_of_an_older_lake_stay_and_say_of_no_copies(lakes: Lakes) -> None:
    lake = lakes.new()
    with open_private(lake) as connection:
        connection.execute("ALTER TABLE removal DROP COLUMN copy_ids")
        connection.execute("INSERT INTO removal VALUES ('byeol:1', 'byeol', ['ff'], 'letter', 'kim', now())")
        connection.execute("DELETE FROM ledger.applied WHERE name LIKE '0080-%' OR name = 'schema'")
    with open_private(lake) as connection:
        found = connection.execute("SELECT article_id, content_hashes, copy_ids FROM removal").fetchall()
        assert found == [("byeol:1", ["ff"], [])]
        replace_removals(connection, [removal(copy_ids=("hae:1", "dal:1"))])
        assert connection.execute("SELECT copy_ids FROM removal").fetchall() == [(["hae:1", "dal:1"],)]


def test_a_storage_that_is_away_stops_a_batch_whole(
    lakes: Lakes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = lakes.new()
    with monkeypatch.context() as away:
        away.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
        with open_private(lake) as connection, pytest.raises(BatchRefused) as refused:
            load_crawl(connection, write_day(tmp_path)[0])
        with pytest.raises(LakeUnusable) as told:
            lake.answers()
    for message in (str(refused.value), str(told.value)):
        assert "Could not connect to server" in message
        assert "\n" not in message
        assert "secret-of-the-tests" not in message
    assert article_count(lake) == 0
    lake.answers()


def test_a_catalog_that_goes_away_stops_a_batch_whole(
    lakes: Lakes, postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = lakes.new()
    connection = open_private(lake)
    with monkeypatch.context() as crash:
        crash.setattr(turn, "end", lambda connection: postgres.stop())
        with pytest.raises(BatchRefused) as refused:
            load_crawl(connection, write_day(tmp_path)[0])
    assert "\n" not in str(refused.value)
    with pytest.raises(LakeUnusable, match="failed"):
        lake.answers()
    postgres.start()
    connection.close()
    assert article_count(lake) == 0


def test_upkeep_changes_no_row_and_leaves_few_files(lakes: Lakes, tmp_path: Path) -> None:
    storage = tmp_path / "storage"
    lake = lakes.own(storage)
    with open_private(lake) as connection:
        for day in (1, 2):
            load_crawl(connection, write_day(tmp_path, day)[0])
    orphan = storage / "tables/main/article/left-behind.parquet"
    shutil.copy(next(orphan.parent.glob("*.parquet")), orphan)
    before = rows(lake, "article")
    assert maintain(lake, keep_days=30)["files of no state deleted"] == 0, (
        "it may be a transaction's under way"
    )
    assert maintain(lake, keep_days=0, in_flight=timedelta(0))["files of no state deleted"] == 1
    assert rows(lake, "article") == before
    assert len(list(orphan.parent.glob("*.parquet"))) == 1


def test_upkeep_that_keeps_no_days_leaves_no_file_with_what_was_deleted(lakes: Lakes, tmp_path: Path) -> None:
    lake = lakes.own(tmp_path / "storage")
    with open_private(lake) as connection:
        load_crawl(connection, write_day(tmp_path)[0])
        for table in ("article", "visit", "date_evidence"):
            connection.execute(f"DELETE FROM {table} WHERE article_id = 'byeol:103'")
    maintain(lake, keep_days=0)
    with duckdb.connect() as files:
        path = f"{lake.data}/tables/main/article/*.parquet"
        found = files.execute(
            "SELECT count(*), count(*) FILTER (article_id = 'byeol:103') FROM read_parquet(?)", [path]
        )
        assert found.fetchall() == [(ARTICLES - 1, 0)]


def test_parts_are_apart_and_together_everything(lakes: Lakes, tmp_path: Path) -> None:
    lake = Lake(lakes.new().catalog, lakes.data)
    crawled, annotated = write_day(tmp_path)
    with open_private(lake) as connection:
        load_crawl(connection, crawled)
    parts = [[one.article_id for one in pending_part(lake, "pipeline-1", part, 3, 100)] for part in (1, 2, 3)]
    assert all(parts)
    assert sorted(one for part in parts for one in part) == [
        f"byeol:{100 + number}" for number in range(ARTICLES)
    ]
    deliver(lake, annotated, "batch")
    assert pending_part(lake, "pipeline-1", 1, 1, 100) == [], "what is on its way is read by nobody else"
    assert len(pending_part(lake, "pipeline-2", 1, 1, 100)) == ARTICLES
    assert ready(lake) == ["batch"]
    assert fetch(lake, "batch", tmp_path / "fetched")
    with open_private(lake) as connection:
        load_annotations(connection, tmp_path / "fetched")
    take_away(lake, "batch")
    take_away(lake, "batch")
    assert ready(lake) == []
    assert not fetch(lake, "batch", tmp_path / "again")
    assert pending_part(lake, "pipeline-1", 1, 1, 100) == []


def test_a_batch_that_is_applied_before_a_worker_reads_it_is_seen_in_the_tables(
    lakes: Lakes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = lakes.own(tmp_path / "storage")
    crawled, annotated = write_day(tmp_path)
    with open_private(lake) as connection:
        load_crawl(connection, crawled)
    deliver(lake, annotated, "batch")

    def commit_after_listing(lake: Lake) -> list[str]:
        found = ready(lake)
        if found:
            with open_private(lake) as connection:
                load_annotations(connection, annotated)
            take_away(lake, "batch")
        return found

    monkeypatch.setattr(warehouse.inbox, "ready", commit_after_listing)
    assert pending_part(lake, "pipeline-1", 1, 1, 100) == []


def test_a_batch_that_waits_without_its_readings_is_told_to_workers(lakes: Lakes, tmp_path: Path) -> None:
    lake = lakes.own(tmp_path / "storage")
    open_private(lake).close()
    deliver(lake, write_day(tmp_path)[1], "batch")
    (tmp_path / "storage/inbox/batch/reading.parquet").unlink()
    with pytest.raises(LakeUnusable, match=r"No files found .*/inbox/batch/reading.parquet"):
        pending_part(lake, "pipeline-1", 1, 1, 100)


def test_a_refused_batch_is_set_aside(lakes: Lakes, tmp_path: Path) -> None:
    lake = lakes.own(tmp_path / "storage")
    deliver(lake, write_day(tmp_path)[1], "batch")
    set_aside(lake, "batch", "why")
    assert ready(lake) == []
    assert (tmp_path / "storage/inbox/batch.refused").read_text("utf-8") == "why\n"
    assert (tmp_path / "storage/inbox/batch/reading.parquet").exists()
