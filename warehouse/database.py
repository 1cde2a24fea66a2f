"""Opening a warehouse, for its one writer or for readers."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.creation import MIGRATIONS, create_schema, lend_macros
from warehouse.sql import statement

if TYPE_CHECKING:
    from warehouse.lake import Lake

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.4.0",  # newer files are refused by older analysts' clients
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "checkpoint_threshold": "4MB",  # a batch of more goes into its tables when it is committed, not by way of the log
}
PATIENCE_SECONDS = 60.0
"""How long a writer waits for others to close the file, as `corpus check` or a look into it by hand."""
RETRY_SECONDS = 0.5
DAMAGED = "Corrupt database file"
"""What DuckDB says where a page does not keep its checksum, whatever the error's type."""
REMEDY = "a damaged file is moved away, and `corpus replay` fills a new one from the archive"


class WarehouseBusy(RuntimeError):  # noqa: N818
    """Another process has the file open."""


class WarehouseMissing(RuntimeError):  # noqa: N818
    """There is no such file."""


class WarehouseUnusable(RuntimeError):  # noqa: N818
    """The file or its folder can't be opened, read or written."""


def open_private(place: "Path | Lake", migrations: Path = MIGRATIONS) -> DuckDBPyConnection:
    """Open the private file, or the lake, for writing, made and brought up to date if need be.

    Raises:
        WarehouseBusy: the file stays open in another process; a lake may be, and its writers take turns.
    """
    if isinstance(place, Path):
        with writable(place.parent):
            place.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect_when_free(place)
    else:
        connection = place.connect()
    try:
        create_schema(connection, migrations)
        if not isinstance(place, Path):
            lend_macros(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_readonly(path: Path, settings: dict[str, str] | None = None) -> DuckDBPyConnection:
    """Open a file for reading, with further settings of DuckDB; raise WarehouseMissing or WarehouseBusy."""
    if not path.exists():
        raise WarehouseMissing(f"{path}: no warehouse here; run `corpus run` or `corpus demo` first")
    return _connect(path, read_only=True, settings=settings)


def _connect_when_free(path: Path) -> DuckDBPyConnection:
    last = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return _connect(path, read_only=False)
        except WarehouseBusy:
            if time.monotonic() >= last:
                raise
        time.sleep(RETRY_SECONDS)


def _connect(path: Path, *, read_only: bool, settings: dict[str, str] | None = None) -> DuckDBPyConnection:
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=CONFIG | (settings or {}))
    except duckdb.Error as error:
        if "Could not set lock" not in str(error):
            reason = str(error).splitlines()[0]
            raise WarehouseUnusable(
                f"{path}: cannot be opened ({reason}); see that its folder may be written to and the disk has room; {REMEDY}"
            ) from error
        holder = str(error).partition("held in ")[2].partition(". ")[0].splitlines()
        raise WarehouseBusy(
            f"{path}: open in another process{': ' + holder[0] if holder else ''}; "
            "wait until it ends, or read published/current.duckdb"
        ) from error
    connection.execute(statement("set_session"))
    return connection


@contextmanager
def undamaged(path: Path) -> Iterator[None]:
    """Tell in one line that a page of a file is damaged, which is met only when the page is read.

    Raises:
        WarehouseUnusable: that is so.
    """
    try:
        yield
    except duckdb.Error as error:
        if DAMAGED not in str(error):
            raise
        raise WarehouseUnusable(f"{path}: damaged ({str(error).splitlines()[0]}); {REMEDY}") from error


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Tell in one line that a folder takes no files: a full disk, a read-only one, no permission.

    Raises:
        WarehouseUnusable: that is so.
    """
    try:
        yield
    except (OSError, duckdb.IOException, duckdb.FatalException) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise WarehouseUnusable(
            f"{folder}: cannot be written to ({reason}); make room or choose another home, what was there is kept"
        ) from error
