"""A batch: what is loaded at once, in one transaction that ends with its checks."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.checks import BatchRefused, Kind, must_hold_of
from warehouse.database import DAMAGED
from warehouse.lake import one_line
from warehouse.turn import transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What came of loading one batch."""

    batch: str
    is_new: bool
    """False if the folder had been loaded in this very state, so that nothing changed."""
    row_counts: dict[str, int]
    """Rows the files held, by table."""


@contextmanager
def whole(
    connection: DuckDBPyConnection, batch: str, kind: Kind, tables: Iterable[str] = ()
) -> Iterator[None]:
    """One transaction that ends with the must-checks of what it wrote, its errors told in one line."""
    try:
        with transaction(connection):
            yield
            must_hold_of(connection, batch, kind, tables)
    except duckdb.Error as error:
        if DAMAGED in str(error):  # the warehouse is, and not the batch
            raise
        raise BatchRefused(f"{batch}: refused, {one_line(error)}") from error
