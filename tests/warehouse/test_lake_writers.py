"""Many writers of one lake: turns, one committer, kills, a lost lock; nothing acknowledged is lost, nothing is half there."""

import multiprocessing
import os
import random
import shutil
import signal
import time
from datetime import timedelta
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import pytest

import flows.lake
from flows.errors import UserError
from flows.home import Home
from flows.lake import commit
from tests.warehouse.factory import (
    annotation_run,
    annotations,
    article,
    crawl,
    later,
    write_annotations,
    write_crawl,
)
from tests.warehouse.servers import Lakes
from warehouse import turn
from warehouse.additions import add_records
from warehouse.awaited import loaded_crawl_ids
from warehouse.checks import BatchRefused, failures
from warehouse.database import open_private
from warehouse.inbox import deliver, fetch, ready, take_away
from warehouse.lake import Lake
from warehouse.lake_upkeep import maintain
from warehouse.loader import load_annotations, load_crawl
from warehouse.turn import TurnTaken, transaction

SPAWN = multiprocessing.get_context("spawn")
WRITERS = 3
KILLS = int(os.environ.get("CORPUS_LAKE_KILLS", "3"))
ARTICLES = 11
"""A batch; more than DuckLake keeps in the catalog, so that a kill leaves files."""


def one_answer(lake: Lake, sql: str) -> Any:
    with open_private(lake) as connection:
        return connection.execute(sql).fetchall()


def load_one(lake: Lake, folder: Path) -> None:
    with open_private(lake) as connection:
        load_crawl(connection, folder)


def test_writers_of_the_same_articles_take_turns(lakes: Lakes, tmp_path: Path) -> None:
    lake = lakes.new()
    folders = [
        write_crawl(
            tmp_path, crawl(f"r{day}", at=later(days=day)), [article(1, f"본문 {day}.", at=later(days=day))]
        )
        for day in range(WRITERS)
    ]
    writers = [SPAWN.Process(target=load_one, args=(lake, folder)) for folder in folders]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    found = one_answer(lake, "SELECT version_no, body, is_current FROM article ORDER BY version_no")
    assert [version_no for version_no, _, _ in found] == [1, 2, 3], "numbered once, though all at one time"
    assert [body for _, body, is_current in found if is_current] == [f"본문 {WRITERS - 1}."]


def deliver_all(lake: Lake, folders: list[Path], name: str) -> None:
    for number, folder in enumerate(folders):
        deliver(lake, folder, f"{number}-{name}")


def test_workers_deliver_while_one_committer_applies(
    lakes: Lakes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = lakes.own(tmp_path / "storage")
    monkeypatch.setenv("CORPUS_WAREHOUSE", f"ducklake:postgres:{lake.catalog}")
    monkeypatch.setenv("CORPUS_LAKE_DATA", lake.data)
    numbers = range(WRITERS)
    articles = [article(number, f"본문 {number}. {'가나다 ' * number}") for number in numbers]
    load_one(lake, write_crawl(tmp_path, crawl(article_count=len(numbers)), articles))
    found = [annotations(one, run=annotation_run(number + 1)) for number, one in enumerate(articles)]
    # the made-up offsets are those of another text: what is read is enough here
    batches = [[row for row in rows if type(row).__name__ in ("AnnotationRun", "Reading")] for rows in found]
    folders = [
        write_annotations(tmp_path / "batches" / str(number), rows) for number, rows in enumerate(batches)
    ]
    workers = [
        SPAWN.Process(target=deliver_all, args=(lake, folders[number::WRITERS], str(number)))
        for number in range(WRITERS)
    ]
    for worker in workers:
        worker.start()
    applied = 0
    until = time.monotonic() + 120
    while applied < len(batches) and time.monotonic() < until:
        applied += commit(Home(tmp_path / "home"), "r9")[0]
    for worker in workers:
        worker.join()
    assert applied == len(batches)
    assert ready(lake) == []
    assert one_answer(lake, "SELECT count(DISTINCT article_id), count(*) FROM reading") == [
        (len(batches),) * 2
    ]


def test_a_damaged_batch_holds_up_none_behind_it(
    lakes: Lakes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = lakes.own(tmp_path / "storage")
    monkeypatch.setenv("CORPUS_WAREHOUSE", f"ducklake:postgres:{lake.catalog}")
    monkeypatch.setenv("CORPUS_LAKE_DATA", lake.data)
    crawled, annotated = write_batch(tmp_path, 1)
    load_one(lake, crawled)
    for batch in ("0-garbage", "1-without-readings", "2-lost", "3-taken-away", "4-whole"):
        deliver(lake, annotated, batch)
    inbox = tmp_path / "storage/inbox"
    (inbox / "0-garbage/reading.parquet").write_bytes(b"PAR1garbagePAR1")
    (inbox / "1-without-readings/reading.parquet").unlink()
    shutil.rmtree(inbox / "2-lost")

    def other_committer_first(lake: Lake, batch: str, folder: Path) -> bool:
        if batch == "3-taken-away":
            take_away(lake, batch)
        return fetch(lake, batch, folder)

    monkeypatch.setattr(flows.lake, "fetch", other_committer_first)
    with pytest.raises(
        UserError, match=r"3 of 4 batches refused and set aside in .*; first: .*damaged"
    ) as told:
        commit(Home(tmp_path / "home"), "r9")
    assert "\n" not in str(told.value)
    assert sorted(path.stem for path in inbox.glob("*.refused")) == [
        "0-garbage",
        "1-without-readings",
        "2-lost",
    ]
    assert ready(lake) == []
    assert one_answer(lake, "SELECT count(*) FROM reading") == [(ARTICLES,)]


def hold(lake: Lake, held: Event, done: Event) -> None:
    with lake.committing():
        held.set()
        done.wait(60)


def test_a_second_committer_is_told_who_is_at_work(lakes: Lakes, monkeypatch: pytest.MonkeyPatch) -> None:
    lake = lakes.new()
    held, done = SPAWN.Event(), SPAWN.Event()
    holder = SPAWN.Process(target=hold, args=(lake, held, done))
    holder.start()
    assert held.wait(60)
    monkeypatch.setenv("CORPUS_LAKE_WAIT", "0.1")
    with (
        pytest.raises(TurnTaken, match=rf"the lake: corpus {holder.pid} on .* since 20\d\d-") as told,
        lake.committing(),
    ):
        pass
    assert "\n" not in str(told.value)
    done.set()
    holder.join()
    with lake.committing():
        pass


def test_a_dead_committer_holds_nobody_up(lakes: Lakes, monkeypatch: pytest.MonkeyPatch) -> None:
    lake = lakes.new()
    held, never = SPAWN.Event(), SPAWN.Event()
    holder = SPAWN.Process(target=hold, args=(lake, held, never))
    holder.start()
    assert held.wait(60)
    holder.kill()
    holder.join()
    monkeypatch.setenv("CORPUS_LAKE_WAIT", "10")
    with lake.committing():
        pass


def test_where_the_lock_was_lost_one_of_two_is_kept_and_the_other_tried_again(
    lakes: Lakes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = lakes.new()
    first = turn._first
    monkeypatch.setattr(turn, "_first", lambda *asked: (True,) if asked[1] == "take_turn" else first(*asked))
    monkeypatch.setattr(turn.time, "sleep", lambda seconds: None)
    crossings = iter([True, True])
    end = turn.end

    def crossed(connection: Any) -> None:
        """Let another writer commit between our work and our commit, twice."""
        end(connection)
        if next(crossings, False):
            other.begin()
            end(other)
            other.commit()

    folder = write_crawl(tmp_path, crawl(), [article()])
    with open_private(lake) as connection, open_private(lake) as other:
        monkeypatch.setattr(turn, "end", crossed)
        assert load_crawl(connection, folder).is_new
        crossings = iter(lambda: True, False)
        with pytest.raises(BatchRefused, match=r"(?s)Transaction conflict") as told:
            add_records(connection, [], "nothing")
    assert "\n" not in str(told.value)
    assert one_answer(lake, "SELECT count(*) FROM article") == [(1,)]


def test_a_transaction_undone_leaves_the_turn_to_others(
    lakes: Lakes, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = lakes.new()
    monkeypatch.setenv("CORPUS_LAKE_WAIT", "5")
    with open_private(lake) as one, open_private(lake) as two:
        with pytest.raises(ZeroDivisionError), transaction(one):
            raise ZeroDivisionError
        with transaction(two):
            pass


def write_batch(home: Path, day: int) -> tuple[Path, Path]:
    articles = [article(day * 100 + number, at=later(days=day)) for number in range(ARTICLES)]
    of = crawl(f"r{day}", at=later(days=day), article_count=ARTICLES)
    found = [row for one in articles for row in annotations(one, run=annotation_run(day))]
    return write_crawl(home, of, articles), write_annotations(home / "annotations" / str(day), found)


def load_all(lake: Lake, batches: list[tuple[Path, Path]], acknowledged: Any) -> None:
    with open_private(lake) as connection:
        for crawled, annotated in batches:
            load_crawl(connection, crawled)
            load_annotations(connection, annotated)
            acknowledged.put(f"{crawled.parent.name}/{crawled.name}")


def test_a_killed_committer_leaves_whole_batches_and_no_file_for_long(lakes: Lakes, tmp_path: Path) -> None:
    lake = lakes.own(tmp_path / "storage")
    open_private(lake).close()
    batches = [write_batch(tmp_path, day) for day in range(KILLS * 4)]
    chance = random.Random(20260302)
    kept: set[str] = set()
    for _ in range(KILLS):
        acknowledged = SPAWN.SimpleQueue()
        waiting = [batch for batch in batches if f"{batch[0].parent.name}/{batch[0].name}" not in kept]
        loader = SPAWN.Process(target=load_all, args=(lake, waiting, acknowledged))
        loader.start()
        promised = {acknowledged.get()}  # it is at work
        time.sleep(chance.uniform(0, 1.5))
        os.kill(loader.pid, signal.SIGKILL)  # type: ignore[arg-type]
        loader.join()
        while not acknowledged.empty():
            promised.add(acknowledged.get())
        with open_private(lake) as connection:
            kept = loaded_crawl_ids(connection)
            assert promised <= kept, "what was acknowledged stays"
            counts = connection.execute("SELECT crawl_id, count(*) FROM article GROUP BY crawl_id").fetchall()
            assert dict(counts) == dict.fromkeys(kept, ARTICLES), "no crawl is half loaded"
            tokens = connection.execute("SELECT count(*) FROM token GROUP BY article_id").fetchall()
            assert set(tokens) <= {(14,)}, "no reading is half loaded"
    with open_private(lake) as connection:
        assert failures(connection, "must") == []
    maintain(lake, keep_days=0, in_flight=timedelta(minutes=-1))
    listed = one_answer(lake, "SELECT count(*) FROM glob($$" + f"{lake.data}/tables/**/*.parquet" + "$$)")
    assert listed == one_answer(lake, "SELECT count(*) FROM lake_catalog.public.ducklake_data_file")
