"""A lake's inbox: batches of annotations that workers put there once and a committer applies once, in shared storage.

A batch is a folder of Parquet files that nobody changes; it counts from when its mark stands beside it, which is written
last. So a worker may be killed at any moment, and needs no right to the tables.
"""

from pathlib import Path
from typing import Any

import duckdb
from pyarrow import fs

from warehouse.lake import Lake, LakeUnusable, one_line
from warehouse.lake_files import files
from warehouse.records import Article
from warehouse.sql import fetch_records, statement

READY, REFUSED = ".ready", ".refused"


def deliver(lake: Lake, folder: Path, batch: str) -> None:
    """Leave a finished batch in the inbox."""
    storage = _storage(lake)
    storage.create_dir(batch)
    fs.copy_files(str(folder), batch, source_filesystem=fs.LocalFileSystem(), destination_filesystem=storage)
    _write(storage, batch + READY, "")


def ready(lake: Lake) -> list[str]:
    """Give the finished batches that nobody has applied yet, in the order of their names."""
    return _marked(_storage(lake), READY)


def fetch(lake: Lake, batch: str, folder: Path) -> bool:
    """Leave a copy of a batch in a folder; give False if another committer has taken it away meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        fs.copy_files(
            batch, str(folder), source_filesystem=_storage(lake), destination_filesystem=fs.LocalFileSystem()
        )
    except FileNotFoundError:
        return False
    return True


def take_away(lake: Lake, batch: str) -> None:
    """Leave no trace of a batch that is in the tables; the mark goes first, so that it is never half there."""
    storage = _storage(lake)
    for path, delete in ((batch + READY, storage.delete_file), (batch, storage.delete_dir)):
        try:
            delete(path)
        except FileNotFoundError:
            continue  # the other committer's doing


def set_aside(lake: Lake, batch: str, reason: str) -> None:
    """Leave a batch that cannot be loaded where people find it, with the reason beside it."""
    storage = _storage(lake)
    _write(storage, batch + REFUSED, reason + "\n")
    storage.delete_file(batch + READY)


def pending_part(lake: Lake, pipeline_version: str, part: int, parts: int, limit: int) -> list[Article]:
    """Give article versions of one of several parts that no reading is there or on its way for, oldest first.

    Raises:
        LakeUnusable: catalog or storage does not answer.
    """
    while True:
        # the inbox first: a batch that is applied after it was read is then seen in the tables
        waiting = ready(lake)
        with lake.connect(read_only=True) as connection:
            try:
                connection.execute(statement("forget_delivered"))
                for batch in waiting:
                    path = f"{lake.data}/inbox/{batch}/reading.parquet"
                    connection.execute(statement("note_delivered"), {"path": path})
                asked = {
                    "pipeline_version": pipeline_version,
                    "part": part - 1,
                    "parts": parts,
                    "limit": limit,
                }
                return fetch_records(connection.execute(statement("pending_part"), asked), Article)
            except duckdb.Error as error:
                if set(waiting) <= set(ready(lake)):
                    raise LakeUnusable(f"{lake}: {one_line(error)}") from error
                # a batch was applied before it was read, and its files are gone: begin anew


def _marked(storage: Any, mark: str) -> list[str]:
    found = storage.get_file_info(fs.FileSelector("", allow_not_found=True))
    return sorted(info.path.removesuffix(mark) for info in found if info.path.endswith(mark))


def _write(storage: Any, path: str, text: str) -> None:
    with storage.open_output_stream(path) as stream:
        stream.write(text.encode())


def _storage(lake: Lake) -> Any:
    """The inbox as a file system: beside the tables, whose maintenance would take its files for orphans."""
    return files(lake, "inbox")
