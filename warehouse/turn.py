"""Turns: of all processes that may write to a lake, on whatever machines, one at a time does.

A turn is a lock in the lake's catalog, held by a transaction: it ends with it, or with the process, or with the
machine. A file needs none, as it has one writer.
"""

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.sql import filled, statement

PATIENCE = 300.0
"""Seconds for which a writer waits for its turn, unless CORPUS_LAKE_WAIT says otherwise: many times a large batch."""
ATTEMPTS = 6
WRITING, COMMITTING = "1", "2"
"""The two locks: one transaction's, and that of who applies batches, which spans several."""
P = ParamSpec("P")
T = TypeVar("T")


class TurnTaken(RuntimeError):  # noqa: N818
    """Another process writes to the lake, and goes on doing so."""


def begin(connection: DuckDBPyConnection) -> None:
    """Begin a transaction; in a lake, wait until nobody else writes.

    Raises:
        TurnTaken: somebody wrote for longer than we wait.
    """
    if is_lake(connection):
        _begin_with(connection, WRITING)
    else:
        connection.begin()


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """Make all that happens inside true at once, or, on any error, none of it; in a lake, it is one turn."""
    begin(connection)
    try:
        yield
        end(connection)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def end(connection: DuckDBPyConnection) -> None:
    """Leave a mark that no other turn's transaction can survive, should the lock have been lost on the way."""
    if is_lake(connection):
        connection.execute(statement("end_turn"))


@contextmanager
def committing(connection: DuckDBPyConnection) -> Iterator[None]:
    """Be the one committer, over several transactions of other connections; this one is kept for that alone.

    Raises:
        TurnTaken: another process, here or on another machine, commits for longer than we wait.
    """
    _begin_with(connection, COMMITTING)
    try:
        yield
    finally:
        connection.rollback()


def _begin_with(connection: DuckDBPyConnection, lock: str) -> None:
    patience = float(os.environ.get("CORPUS_LAKE_WAIT", PATIENCE))
    until = time.monotonic() + patience
    while True:
        # a transaction sees the lake as it was when it began: one that had to wait begins anew
        connection.begin()
        try:
            if _first(connection, "take_turn", lock)[0]:
                return
            holder, since = _first(connection, "turn_holder", lock)
        except BaseException:
            connection.rollback()
            raise
        connection.rollback()
        if time.monotonic() > until:
            raise TurnTaken(
                f"the lake: {holder} has been at it since {since}; waited {patience:.0f} seconds, "
                "run again when it has ended, or let CORPUS_LAKE_WAIT be longer"
            )
        time.sleep(min(1.0, patience / 10))


def again(load: Callable[P, T]) -> Callable[P, T]:
    """Make a load that another writer crossed start again, ever later, and give up loudly after six times."""

    @wraps(load)
    def patient(*arguments: P.args, **named: P.kwargs) -> T:
        for attempt in range(1, ATTEMPTS):
            try:
                return load(*arguments, **named)
            except RuntimeError as error:
                if not is_conflict(error):
                    raise
                time.sleep(0.1 * 2**attempt * random.uniform(0.5, 1.5))
        return load(*arguments, **named)

    return patient


def is_conflict(error: BaseException) -> bool:
    """Tell whether a load failed because another writer changed the same tables, and may be tried again."""
    cause = error.__cause__
    return isinstance(cause, duckdb.TransactionException) and "conflict" in str(cause).lower()


def is_lake(connection: DuckDBPyConnection) -> bool:
    """Tell whether bare names mean a lake's tables."""
    return bool(_first(connection, "is_lake")[0])


def _first(connection: DuckDBPyConnection, name: str, lock: str = "") -> tuple[Any, ...]:
    return connection.execute(filled(statement(name), lock=lock)).fetchall()[0]
