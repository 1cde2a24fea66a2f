"""A full disk, a folder nobody may write to, a damaged file, a hand in a published one: one line, and the last good stays."""

import multiprocessing
import os
import resource
import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.batches import BatchWriter, table_of
from flows.commands.check import check
from flows.home import Home
from tests.warehouse.factory import (
    annotation_run,
    annotations,
    article,
    crawl,
    later,
    visit,
    write_annotations,
    write_crawl,
)
from warehouse.batch import whole
from warehouse.checks import BatchRefused, failures
from warehouse.database import WarehouseUnusable, open_private, open_readonly
from warehouse.loader import load_annotations, load_crawl
from warehouse.publish import current, publish

LONG = [
    article(
        number, body="".join(chr(0xAC00 + (number * 7919 + place * place) % 11172) for place in range(40_000))
    )
    for number in range(100, 160)
]
"""Seven megabytes that no compression makes small."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("made")
    with open_private(home / "warehouse.duckdb") as connection:
        load_crawl(connection, write_crawl(home, crawl(article_count=2), [article(), article(2), visit()]))
        load_annotations(connection, write_annotations(home / "a", annotations(article())))
    publish(home / "warehouse.duckdb", home / "published")
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "home", symlinks=True)
    return tmp_path / "home"


def counts(path: Path) -> tuple[int, int]:
    with open_readonly(path) as connection:
        [found] = connection.execute(
            "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM token)"
        ).fetchall()
    return found


def one_line(error: Exception) -> str:
    assert "\n" not in str(error)
    return f"{type(error).__name__}: {error}"


def in_full_disk(result: Any, room: int, work: Callable[..., Any], *arguments: Any) -> None:
    """Do something where no file may grow beyond some bytes, and tell how it ended."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        work(*arguments)
    except (BatchRefused, WarehouseUnusable) as error:
        result.put(one_line(error))
    else:
        result.put("done")


def outcome(room: int, work: Callable[..., Any], *arguments: Any) -> str:
    context = multiprocessing.get_context("spawn")
    result = context.Queue()
    process = context.Process(target=in_full_disk, args=(result, room, work, *arguments))
    process.start()
    told = result.get(timeout=60)
    process.join()
    return str(told)


def load_long(home: Path) -> None:
    with open_private(home / "warehouse.duckdb") as connection:
        load_crawl(connection, home / "runs" / "r2" / "byeol")


def test_a_disk_that_fills_up_while_loading_loses_nothing(home: Path) -> None:
    write_crawl(home, crawl("r2", at=later(days=1), article_count=len(LONG)), LONG)
    told = outcome(1_000_000, load_long, home)
    assert told.startswith(("BatchRefused: crawl r2/byeol: refused, ", "WarehouseUnusable: "))
    assert counts(current(home / "published")) == (2, 14)
    with open_private(home / "warehouse.duckdb") as connection:
        assert failures(connection, "must") == []
        assert connection.execute("SELECT count(*) FROM article").fetchall() == [(2,)]
    load_long(home)  # there is room again
    assert counts(home / "warehouse.duckdb") == (2 + len(LONG), 14)


def publish_home(home: Path) -> None:
    publish(home / "warehouse.duckdb", home / "published")


def test_a_disk_that_fills_up_while_publishing_leaves_the_last_good_copy(home: Path) -> None:
    told = outcome((home / "warehouse.duckdb").stat().st_size // 2, publish_home, home)
    assert told.startswith("WarehouseUnusable: ")
    assert "published: cannot be written to" in told
    assert counts(current(home / "published")) == (2, 14)
    assert sorted(path.name for path in (home / "published").glob(".*")) == [".publish.lock"]
    publish_home(home)


NOWHERE = Path("/proc/nowhere")
"""A folder that not even root can make or write to."""


def test_a_home_that_takes_no_files_is_told_in_one_line(home: Path) -> None:
    with pytest.raises(WarehouseUnusable, match="cannot be written to") as private:
        open_private(NOWHERE / "warehouse.duckdb")
    with pytest.raises(WarehouseUnusable, match="cannot be written to") as published:
        publish(home / "warehouse.duckdb", NOWHERE / "published")
    assert one_line(private.value)
    assert one_line(published.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes to whatever is read-only")
def test_a_read_only_file_is_told_in_one_line(home: Path) -> None:
    (home / "warehouse.duckdb").chmod(0o444)
    with pytest.raises(WarehouseUnusable, match="Permission denied"):
        open_private(home / "warehouse.duckdb")


@pytest.mark.parametrize("content", [b"", b"no database", b"\0" * 20_000], ids=["empty", "other", "zeros"])
def test_a_file_that_is_no_warehouse_is_told_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    path.write_bytes(content)
    with pytest.raises(WarehouseUnusable, match="cannot be opened") as error:
        open_private(path)
    assert one_line(error.value)


@pytest.fixture
def damaged(home: Path) -> Path:
    """A home with a large text, which is read by nothing that opens the file, and a page of it spoilt by the disk."""
    write_crawl(home, crawl("r2", at=later(days=1), article_count=len(LONG)), LONG)
    load_long(home)
    publish_home(home)
    path = home / "warehouse.duckdb"
    content = bytearray(path.read_bytes())
    at = content.index(LONG[30].body[:20].encode())
    content[at] ^= 0x10
    path.write_bytes(content)
    return home


DAMAGE_TOLD = (
    r"/warehouse\.duckdb: damaged \(.* a damaged file is moved away, and `corpus replay` fills a new one"
)


def test_a_damaged_warehouse_is_not_published(damaged: Path) -> None:
    for _ in range(4):
        with pytest.raises(WarehouseUnusable, match=DAMAGE_TOLD) as error:
            publish_home(damaged)
        assert one_line(error.value)
    assert counts(current(damaged / "published")) == (2 + len(LONG), 14)
    assert sorted(path.name for path in (damaged / "published").glob("wh*")) == [
        "wh-000001.duckdb",
        "wh-000002.duckdb",
    ]


def check_home(home: Path) -> None:
    check(Home(home))


def publish_after_a_week(home: Path) -> None:
    with open_private(home / "warehouse.duckdb") as connection:
        connection.execute("UPDATE ledger.applied SET applied_at = applied_at - INTERVAL 8 DAY")
    publish_home(home)


def load_beside(home: Path) -> None:
    with open_private(home / "warehouse.duckdb") as connection, whole(connection, "a batch", "records"):
        connection.execute("UPDATE article SET title = title || '.' WHERE NOT contains(body, title)")


@pytest.mark.parametrize("work", [check_home, publish_after_a_week, load_beside])
def test_damage_is_told_of_the_warehouse_whoever_meets_it(
    work: Callable[[Path], None], damaged: Path
) -> None:
    with pytest.raises(WarehouseUnusable, match=DAMAGE_TOLD) as error, Home(damaged).explained():
        work(damaged)
    assert one_line(error.value)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0x10
    path.write_bytes(content)


def column_renamed(path: Path) -> None:
    table = pq.read_table(path)
    pq.write_table(
        table.rename_columns(["lemmata" if name == "lemma" else name for name in table.column_names]), path
    )


def column_lost(path: Path) -> None:
    pq.write_table(pq.read_table(path).drop_columns(["upos"]), path)


def recast(name: str, to: pa.DataType) -> Callable[[Path], None]:
    def cast(path: Path) -> None:
        table = pq.read_table(path)
        at = table.column_names.index(name)
        pq.write_table(table.set_column(at, name, table.column(name).cast(to)), path)

    return cast


DAMAGES = [
    (truncated, "it is damaged"),
    (emptied, "it is damaged"),
    (flipped, "it is damaged"),
    (column_renamed, "differing: lemma, lemmata"),
    (column_lost, "differing: upos"),
    (recast("char_start", pa.string()), "expected char_start to be INTEGER, found string"),
    (recast("char_end", pa.float64()), "expected char_end to be INTEGER, found double"),
]


@pytest.mark.parametrize(("damage", "told"), DAMAGES, ids=lambda value: getattr(value, "__name__", value))
def test_a_damaged_batch_is_refused_whole(damage: Callable[[Path], None], told: str, home: Path) -> None:
    folder = home / "b"
    rows = annotations(replace(article(2), version_no=1), run=annotation_run(2))
    kinds = {type(row).__name__ for row in rows}
    names = {
        "AnnotationRun": "annotation_run",
        "OpennessClaim": "openness_claim",
        "EntityAlias": "entity_alias",
    }
    by_table = {
        names.get(kind, kind.lower()): [row for row in rows if type(row).__name__ == kind] for kind in kinds
    }
    with BatchWriter(folder, by_table) as batch:
        for table, records in by_table.items():
            batch.write(table, table_of(table, list(dict.fromkeys(records))))
    good = (folder / "token.parquet").read_bytes()
    damage(folder / "token.parquet")
    with open_private(home / "warehouse.duckdb") as connection:
        with pytest.raises(BatchRefused) as refusal:
            load_annotations(connection, folder)
        assert told in one_line(refusal.value)
        assert connection.execute("SELECT count(*) FROM token").fetchall() == [(14,)]
        (folder / "token.parquet").write_bytes(good)
        assert load_annotations(connection, folder).is_new
    assert counts(current(home / "published")) == (2, 14)


def scribble(path: Path, done: Any) -> None:
    """Write to a published file as root can, and die before it is closed."""
    path.chmod(0o644)
    connection = duckdb.connect(str(path))
    connection.execute("SET checkpoint_threshold = '1TB'; CREATE TABLE mine (i INTEGER); DELETE FROM token")
    done.put(Path(f"{path}.wal").exists())
    signal.pause()


def test_a_hand_in_a_published_file_is_gone_with_the_next(home: Path) -> None:
    context = multiprocessing.get_context("spawn")
    done = context.Queue()
    analyst = context.Process(target=scribble, args=(current(home / "published").resolve(), done))
    analyst.start()
    assert done.get(timeout=60), "the write-ahead log lies beside the file"
    publish_home(home)  # even while it is held
    assert counts(current(home / "published")) == (2, 14)
    analyst.kill()
    analyst.join()
    for _ in range(3):
        publish_home(home)
    with open_readonly(current(home / "published")) as connection:
        assert connection.execute(
            "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'mine'"
        ).fetchall() == [(0,)]
    assert counts(current(home / "published")) == (2, 14)
    assert not list((home / "published").glob("*.wal")), "its log went with it"
