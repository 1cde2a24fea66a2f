"""Publishing: checked copies under new names, a link that moves in one step, readers who never see half a batch.

Short by default; `CORPUS_PUBLISHES=1000 pytest tests/warehouse/test_publish.py` is the long form.
"""

import multiprocessing
import os
import random
import shutil
import stat
import time
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import duckdb
import pytest

import warehouse.checks
import warehouse.publish
from tests.warehouse.factory import annotations, article, crawl, later, visit, write_annotations, write_crawl
from warehouse.checks import CheckFailed, all_failures
from warehouse.database import WarehouseBusy, open_private, open_readonly
from warehouse.loader import load_annotations, load_crawl
from warehouse.publish import current, publish
from warehouse.sql import HERE

ARTICLES_A_BATCH = 7
PUBLISHES = int(os.environ.get("CORPUS_PUBLISHES", "20"))
PUBLISHES_A_LOAD = 4
"""Loading a batch with its checks costs five times what publishing costs, and publishing is what is tested."""
PAUSE = 0.05
"""Seconds between two looks of a reader; four that never pause would leave a machine of two cores nothing to publish with."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "warehouse.duckdb"
    open_private(path).close()
    return path


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    shutil.copy(made, tmp_path / "warehouse.duckdb")
    return tmp_path


def load_day(home: Path, day: int) -> None:
    """Load a batch of seven articles and seven visits."""
    rows: list[Any] = [article(day * 100 + number, at=later(days=day)) for number in range(ARTICLES_A_BATCH)]
    rows += [visit(day * 100 + number, at=later(days=day)) for number in range(ARTICLES_A_BATCH)]
    folder = write_crawl(home, crawl(f"r{day}", at=later(days=day), article_count=ARTICLES_A_BATCH), rows)
    with open_private(home / "warehouse.duckdb") as connection:
        load_crawl(connection, folder)


def published(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "published").iterdir() if not path.name.startswith("."))


def test_a_published_file_is_a_readonly_copy(home: Path) -> None:
    load_day(home, 1)
    path = publish(home / "warehouse.duckdb", home / "published")
    assert path.name == "wh-000001.duckdb"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    link = current(home / "published")
    assert link.readlink() == Path("wh-000001.duckdb"), "a relative link survives a moved home"
    with open_readonly(link) as connection:
        assert connection.execute("SELECT count(*) FROM current_article").fetchall() == [(ARTICLES_A_BATCH,)]


def test_the_last_three_are_kept(home: Path) -> None:
    for _ in range(5):
        publish(home / "warehouse.duckdb", home / "published")
    assert published(home) == ["current.duckdb", *(f"wh-00000{number}.duckdb" for number in (3, 4, 5))]


def test_what_readers_are_led_to_is_never_deleted(home: Path) -> None:
    folder = home / "published"
    publish(home / "warehouse.duckdb", folder)
    for number in (2, 3, 4, 5):  # as if the link had stayed behind for days
        shutil.copy(folder / "wh-000001.duckdb", folder / f"wh-00000{number}.duckdb")
    warehouse.publish._drop_old(folder)
    assert "wh-000001.duckdb" in published(home)
    assert "wh-000002.duckdb" not in published(home)


def test_a_failing_must_check_publishes_nothing(home: Path) -> None:
    load_day(home, 1)
    break_by_hand(home)
    with pytest.raises(CheckFailed, match="publish: refused, article_text_is_not_empty: 7 rows"):
        publish(home / "warehouse.duckdb", home / "published")
    assert published(home) == []
    assert not list((home / "published").glob(".wh*"))


def break_by_hand(home: Path, also: str = "") -> None:
    with open_private(home / "warehouse.duckdb") as connection:
        connection.execute("UPDATE article SET title = ''; " + also)


WEEK_LATER = "UPDATE ledger.applied SET applied_at = applied_at - INTERVAL 8 DAY"
OTHER_CHECKS = "UPDATE ledger.applied SET sha256 = 'other' WHERE name = 'checks'"
OTHER_SCHEMA = "UPDATE ledger.applied SET sha256 = 'other' WHERE name = 'schema'"


@pytest.mark.parametrize("change", [WEEK_LATER, OTHER_CHECKS, OTHER_SCHEMA])
def test_the_whole_file_is_checked_again_when_it_is_due(change: str, home: Path) -> None:
    load_day(home, 1)
    publish(home / "warehouse.duckdb", home / "published")
    break_by_hand(home, also=change)
    with pytest.raises(CheckFailed, match="publish: refused"):
        publish(home / "warehouse.duckdb", home / "published")
    assert published(home) == ["current.duckdb", "wh-000001.duckdb"]


def test_what_a_look_at_the_whole_file_found_broken_is_not_published(home: Path) -> None:
    load_day(home, 1)
    publish(home / "warehouse.duckdb", home / "published")
    break_by_hand(home)
    with open_private(home / "warehouse.duckdb") as connection:
        assert [failure.check for failure in all_failures(connection)["must"]] == [
            "article_text_is_not_empty"
        ]
    with pytest.raises(CheckFailed, match="publish: refused"):
        publish(home / "warehouse.duckdb", home / "published")
    assert published(home) == ["current.duckdb", "wh-000001.duckdb"]


def test_what_was_checked_at_load_is_not_checked_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home / "warehouse.duckdb", home / "published")
    checked: list[str] = []
    monkeypatch.setattr(
        warehouse.checks, "must_hold", lambda connection, batch, *tables: checked.append(batch)
    )
    load_day(home, 1)
    publish(home / "warehouse.duckdb", home / "published")
    assert checked == ["crawl r1/byeol"]


def test_a_published_file_says_its_versions(home: Path) -> None:
    load_day(home, 1)
    batch = annotations(article(100))
    with open_private(home / "warehouse.duckdb") as connection:
        load_annotations(connection, write_annotations(home / "a", batch))
    publish(home / "warehouse.duckdb", home / "published")
    with duckdb.connect(str(current(home / "published")), read_only=True) as connection:
        found = connection.execute(
            "SELECT part, version, sha256 IS NOT NULL, reading_count FROM provenance"
        ).fetchall()
    migrations = sorted(path.name for path in (HERE / "migrations").glob("*.sql"))
    assert ("schema", migrations[-1], True, None) in found
    assert ("checks", "must", True, None) in found
    assert {version for part, version, *_ in found if part == "migration"} == set(migrations)
    of_readings = {(part, version) for part, version, _, count in found if count == 1}
    assert of_readings == {
        ("code", "0.1.0"), ("pipeline", "pipeline-1"), ("lexicon", "l"), ("Kiwi", "0.24.1"), ("spaCy", "3.8.18"),
        ("codebook", "2"),
    }  # fmt: skip


def test_a_file_in_use_is_not_published(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.database.PATIENCE_SECONDS", 0)
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    holder = context.Process(target=hold_open, args=(home / "warehouse.duckdb", held, done))
    holder.start()
    assert held.wait(60)
    with pytest.raises(WarehouseBusy, match="open in another process"):
        publish(home / "warehouse.duckdb", home / "published")
    done.set()
    holder.join()


def hold_open(path: Path, held: Event, done: Event) -> None:
    with open_private(path):
        held.set()
        done.wait(60)


def test_a_file_written_to_while_it_is_copied_is_not_published(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy_late(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes())
        os.utime(source)

    monkeypatch.setattr(warehouse.publish.shutil, "copyfile", copy_late)
    with pytest.raises(WarehouseBusy, match="written to while it was copied"):
        publish(home / "warehouse.duckdb", home / "published")
    assert published(home) == []


def test_two_publishes_do_not_meet(home: Path) -> None:
    with (
        warehouse.publish._only_publisher(home),
        pytest.raises(WarehouseBusy, match="another publish is under way"),
        warehouse.publish._only_publisher(home),
    ):
        pass


class Killed(BaseException):
    """The process ends here."""


STEPS = [
    ("_copy_closed", 1),
    ("must_have_held", 1),
    *(("_sync", call_no) for call_no in (1, 2, 3)),
    ("_drop_old", 1),
]


@pytest.mark.parametrize(("step", "call_no"), STEPS)
def test_a_publish_cut_short_leaves_readers_where_they_were(
    step: str, call_no: int, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home / "published"
    publish(home / "warehouse.duckdb", folder)
    load_day(home, 1)
    real, calls = getattr(warehouse.publish, step), []

    def cut(*arguments: Any) -> Any:
        calls.append(arguments)
        result = real(*arguments)
        if len(calls) == call_no:
            raise Killed
        return result

    with monkeypatch.context() as patched:
        patched.setattr(warehouse.publish, step, cut)
        with pytest.raises(Killed):
            publish(home / "warehouse.duckdb", folder)
    with open_readonly(current(folder)) as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchall()[0][0] in (0, ARTICLES_A_BATCH)
    publish(home / "warehouse.duckdb", folder)
    with open_readonly(current(folder)) as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchall() == [(ARTICLES_A_BATCH,)]
    assert {path.name for path in folder.glob(".*")} == {".publish.lock"}


def publish_for_ever(home: Path, working: Event) -> None:
    while True:
        publish(home / "warehouse.duckdb", home / "published")
        working.set()


def test_a_killed_publisher_leaves_readers_a_good_file(home: Path) -> None:
    load_day(home, 1)
    context = multiprocessing.get_context("spawn")
    chance = random.Random(20260302)
    for _ in range(5):
        working = context.Event()
        publisher = context.Process(target=publish_for_ever, args=(home, working))
        publisher.start()
        assert working.wait(60)
        time.sleep(chance.uniform(0, 0.2))
        publisher.kill()
        publisher.join()
        with open_readonly(current(home / "published")) as connection:
            assert connection.execute("SELECT count(*) FROM article").fetchall() == [(ARTICLES_A_BATCH,)]
    publish(home / "warehouse.duckdb", home / "published")
    assert len(published(home)) == 4
    assert {path.name for path in (home / "published").glob(".*")} == {".publish.lock"}


def read_in_a_loop(link: Path, stop: Event, result: Any) -> None:
    """Read until told to stop; put what was seen, or the error."""
    seen, reads = set(), 0
    try:
        while not stop.is_set():
            with duckdb.connect(str(link), read_only=True) as connection:
                counts = connection.execute(
                    "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM visit), (SELECT count(*) FROM crawl)"
                ).fetchall()[0]
            reads += 1
            seen.add(counts)
            time.sleep(PAUSE)
        result.put((reads, seen, None))
    except Exception as error:
        result.put((reads, seen, repr(error)))


def test_readers_see_whole_batches_through_many_publishes(home: Path) -> None:
    publish(home / "warehouse.duckdb", home / "published")
    context = multiprocessing.get_context("spawn")
    stop, result = context.Event(), context.Queue()
    link = current(home / "published")
    readers = [context.Process(target=read_in_a_loop, args=(link, stop, result)) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(PUBLISHES):
        if number % PUBLISHES_A_LOAD == 0:
            load_day(home, 1 + number // PUBLISHES_A_LOAD)
        publish(home / "warehouse.duckdb", home / "published")
    stop.set()
    found = [result.get(timeout=60) for _ in readers]
    for reader in readers:
        reader.join()
    for reads, seen, error in found:
        assert error is None
        assert reads >= PUBLISHES / PUBLISHES_A_LOAD
        assert len(seen) > 3, "the reader saw the warehouse grow"
        assert all(articles == visits == crawls * ARTICLES_A_BATCH for articles, visits, crawls in seen)
