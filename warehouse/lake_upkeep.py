"""Upkeep of a lake: few files of good size, no states older than wanted, no files that a kill left behind."""

from datetime import timedelta

import duckdb

from warehouse import turn
from warehouse.database import open_private
from warehouse.lake import Lake, LakeUnusable, one_line
from warehouse.sql import statement

STEPS = {
    "tables whose rows moved from the catalog into files": "flush_inlined",
    "files of deleted rows rewritten": "rewrite_files",
    "files merged into larger ones": "merge_files",
    "states forgotten": "expire_states",
    "files of forgotten states deleted": "clean_up_files",
    "files of no state deleted": "delete_orphans",
}
MANY_DELETED = 0.1
"""From this share of its rows on, a file is written anew."""
IN_FLIGHT = timedelta(days=1)
"""A younger file may belong to a transaction that is under way."""


def maintain(lake: Lake, keep_days: int, in_flight: timedelta = IN_FLIGHT) -> dict[str, int]:
    """Leave what the lake holds as it is, in fewer files; the states of the last days stay readable.

    With no days to keep, no file holds a deleted row any more.

    Raises:
        TurnTaken: a committer is at work.
        LakeUnusable: catalog or storage does not answer.
    """
    asked_of = {
        "keep": timedelta(days=keep_days),
        "in_flight": in_flight,
        "in_use": in_flight if keep_days else timedelta(0),
        "deleted_share": MANY_DELETED if keep_days else 0.0,
    }
    counts = {}
    with lake.committing(), open_private(lake) as connection:
        try:
            for what, step in STEPS.items():
                text = statement(step)
                asked = {name: value for name, value in asked_of.items() if f"${name}" in text}
                counts[what] = len(connection.execute(text, asked).fetchall())
        except duckdb.Error as error:
            raise LakeUnusable(f"{lake}: {one_line(error)}") from error
    return counts


def forget_deleted(lake: Lake) -> None:
    """Leave no deleted row in storage or catalog: no file of a past state, none that a kill left, no dead row of PostgreSQL's.

    What a take-down wants. PostgreSQL's log has them until it is written over.

    Raises:
        TurnTaken: somebody writes or commits.
        LakeUnusable: catalog or storage does not answer.
    """
    with lake.connect() as connection:
        turn.begin(connection)
        try:
            # nobody writes, so that a file of no state is nobody's, whatever its clock says
            maintain(lake, keep_days=0, in_flight=-IN_FLIGHT)
        finally:
            connection.rollback()
    with lake.connect_catalog() as connection:
        try:
            connection.execute(statement("vacuum_catalog"))
        except duckdb.Error as error:
            raise LakeUnusable(f"{lake}: {one_line(error)}") from error
