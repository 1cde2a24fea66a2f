"""Samples and codings in the data home: what people decided and did, which no archive of pages can give again.

They are written to files first and loaded from there, so that a warehouse that was lost or made anew gets them back.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.home import Home
from flows.publish import publish_warehouse
from warehouse.additions import forget_codings, load_codings, load_sample
from warehouse.batch import Loaded
from warehouse.checks import BatchRefused
from warehouse.database import open_private

Load = Callable[[DuckDBPyConnection, Path], Loaded]


def keep(home: Home, path: Path, load: Load) -> Path:
    """Leave a sample's folder or a file of codings in the warehouse and publish it; give the published file.

    Raises:
        BatchRefused: it breaks a must-check; it is taken out of the home again.
    """
    try:
        with open_private(home.warehouse) as connection:
            load(connection, path)
    except BaseException:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
    return publish_warehouse(home)


def take_back(home: Home, path: Path) -> tuple[int, Path]:
    """Leave none of a file's codings in the warehouse, nor the file; give their number and the published file."""
    with open_private(home.warehouse) as connection:
        count = forget_codings(connection, path)
    path.unlink()
    return count, publish_warehouse(home)


def load_kept(connection: DuckDBPyConnection, home: Home) -> list[str]:
    """Leave in the warehouse what the home holds of samples and codings; give what was refused, and why."""
    waiting: list[tuple[Load, Path]] = [(load_sample, path) for path in sorted(home.samples.glob("*"))]
    waiting += [(load_codings, path) for path in sorted(home.codings.glob("*.jsonl"))]
    refused = []
    for load, path in waiting:
        try:
            load(connection, path)
        except BatchRefused as error:
            refused.append(str(error))
    return refused
