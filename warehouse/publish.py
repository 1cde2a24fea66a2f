"""Publishing: readers get a checked copy under a new name, and a symlink that moves to it in one step.

The copy is taken after the file is closed: reading a database file inside the process that has it open drops DuckDB's
lock. Each copy has a name of its own, so that a reader's stale write-ahead log or cached instance never meets it.

What was loaded was checked at load, batch by batch; publishing it does not check the whole corpus again every day. The
whole file is checked before its first publication, after every change of schema or checks, and once a week: that finds
what a batch's own rows cannot show, a fault of the loader, of the disk, or of a hand in the private file.

Each copy is read whole before readers are led to it: a page that the disk has spoilt is copied like any other, and after
a few more publishes no good copy would be left. It takes about a second for ten million tokens.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.checks import must_have_held, must_hold
from warehouse.database import WarehouseBusy, open_private, open_readonly, undamaged, writable
from warehouse.lake import Lake
from warehouse.lake_copy import copy_lake
from warehouse.sql import filled, statement

CURRENT = "current.duckdb"
KEPT = 3
"""Copies that stay, the newest among them."""
NUMBERED = re.compile(r"wh-(\d{6})\.duckdb")


def publish(database: Path | Lake, folder: Path) -> Path:
    """Give a checked (see above), read-only copy `folder/wh-NNNNNN.duckdb`, which `current.duckdb` now leads to.

    A lake is written out into such a file, too: its analysts need neither its catalog nor its storage.

    Killed at any point, it leaves `current.duckdb` on the last good copy; the next call clears what was left over.

    Raises:
        CheckFailed: a must-check of the whole file breaks; readers keep the last good copy.
        WarehouseBusy: the file is open in another process, was written to while it was copied, or another
            publish is under way.
        WarehouseUnusable: the disk is full or takes no files, or the file is damaged; readers keep the last good copy.
    """
    with writable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        return _publish(database, folder)


def _publish(database: Path | Lake, folder: Path) -> Path:
    with _only_publisher(folder):
        _clear_left_over(folder)
        number = max(_numbers(folder), default=0) + 1
        copy = folder / f".wh-{number:06d}.duckdb.tmp"
        try:
            if isinstance(database, Path):
                with undamaged(database):
                    _copy_closed(database, copy)
                    _read_whole(copy)
            else:
                copy_lake(database, copy)
                _sync(copy)
                with open_readonly(copy) as connection:
                    must_hold(connection, "publish")
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
        copy.chmod(0o444)
        target = folder / f"wh-{number:06d}.duckdb"
        copy.rename(target)
        _sync(folder)
        link = folder / f".{CURRENT}.tmp"
        link.symlink_to(target.name)
        link.replace(folder / CURRENT)
        _sync(folder)
        _drop_old(folder)
    return target


def current(folder: Path) -> Path:
    """Give the path readers open, which may lead nowhere before the first publish."""
    return folder / CURRENT


def _copy_closed(database: Path, copy: Path) -> None:
    """Write all of the file to disk, close it, and copy what nobody has changed in the meantime."""
    with open_private(database) as connection:
        must_have_held(connection, "publish")
        connection.execute("CHECKPOINT")
    before = database.stat()
    shutil.copyfile(database, copy)
    _sync(copy)
    after = database.stat()
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise WarehouseBusy(
            f"{database}: written to while it was copied; publish again when the writer has ended"
        )


def _read_whole(copy: Path) -> None:
    """Meet every damaged page of the copy here, and not in a reader's query."""
    with open_readonly(copy) as connection:
        for schema, table in connection.execute(statement("all_tables")).fetchall():
            connection.execute(filled(statement("read_table"), table=f"{schema}.{table}")).fetchall()


@contextmanager
def _only_publisher(folder: Path) -> Iterator[None]:
    with (folder / ".publish.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WarehouseBusy(f"{folder}: another publish is under way; wait until it ends") from error
        yield


def _numbers(folder: Path) -> list[int]:
    return sorted(int(found[1]) for path in folder.iterdir() if (found := NUMBERED.fullmatch(path.name)))


def _clear_left_over(folder: Path) -> None:
    for path in folder.glob(".*.tmp*"):
        path.unlink()


def _drop_old(folder: Path) -> None:
    """Keep the newest copies, and whatever readers are led to."""
    led_to = (folder / CURRENT).resolve().name
    for number in _numbers(folder)[:-KEPT]:
        old = folder / f"wh-{number:06d}.duckdb"
        if old.name != led_to:
            old.unlink()
            # of somebody who could write to it, as root can, and was killed
            (folder / f"{old.name}.wal").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
