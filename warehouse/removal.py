"""Removal: what the tombstones name leaves the warehouse, with all that was read from it, and does not come back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.checks import must_hold
from warehouse.database import open_private
from warehouse.lake import Lake
from warehouse.lake_upkeep import forget_deleted
from warehouse.records import Problem, Removal
from warehouse.sql import TABLES, add_rows, escaped, filled, holds_just, statement
from warehouse.turn import transaction

KEPT = frozenset(("removal", "visit", "passed_over"))
"""They name articles without a word of them: that an address was asked, and what the answer's digest was."""
BATCH_TEXTS = 2_000


def replace_removals(connection: DuckDBPyConnection, removals: Sequence[Removal]) -> None:
    """Leave the tombstones as the ledger of the data home has them, and nothing of the articles they name.

    Raises:
        CheckFailed: a must-check breaks. Nothing was changed.
    """
    is_left = bool(connection.execute(statement("is_removed_left")).fetchall())
    if holds_just(connection, Removal, removals) and not is_left:
        return
    with transaction(connection):
        connection.execute(statement("forget_rows", "removal"))
        add_rows(connection, removals)
        connection.execute(statement("removed_articles"))
        for table in tables_of_articles():
            connection.execute(statement("forget_removed", table))
        connection.execute(statement("forget_dead_postings"))
        connection.execute(statement("forget_removed_traces"))
        must_hold(connection, "removal")


def forget_dead_postings(connection: DuckDBPyConnection) -> None:
    """Leave in the index no word of a text that is not here; a merge would come to it only later."""
    with transaction(connection):
        connection.execute(statement("forget_dead_postings"))


def dead_postings(connection: DuckDBPyConnection) -> list[str]:
    """Give the tables of the index that hold words of texts that are not here."""
    return [table for (table,) in connection.execute(statement("dead_postings")).fetchall()]


def tables_of_articles() -> list[str]:
    """Give the tables whose rows go with their article."""
    return [
        table
        for table, record in TABLES.items()
        if table not in KEPT and "article_id" in {field.name for field in fields(record)}
    ]


def blank_problems(connection: DuckDBPyConnection, problems: Iterable[tuple[Problem, Problem]]) -> None:
    """Put other words in the place of problems that tell a removed text: each as it stands, and as it shall stand."""
    with transaction(connection):
        for before, after in problems:
            words = {"found": before.found, "expected": before.expected}
            words |= {"new_found": after.found, "new_expected": after.expected}
            connection.execute(statement("blank_problem"), words)


def compact(warehouse: Path | Lake) -> None:
    """Leave the warehouse with the same rows, and none that was deleted."""
    if isinstance(warehouse, Lake):
        forget_deleted(warehouse)
    else:
        _compact_file(warehouse)


def _compact_file(path: Path) -> None:
    """Leave a file with the same rows in new blocks: what was deleted stays in free blocks of the old one.

    Killed at any point, the file is the old one or the new one.
    """
    place = path.with_name(path.name + ".removing")
    place.unlink(missing_ok=True)
    with open_private(path) as connection:
        connection.execute("CHECKPOINT")
    with open_private(place) as connection:
        connection.execute(filled(statement("attach_old"), path=escaped(path)))
        names = connection.execute(statement("old_tables")).fetchall()
        with transaction(connection):
            for schema, table in names:
                connection.execute(filled(statement("copy_old"), schema=schema, name=table))
        connection.execute("DETACH old")
        connection.execute("CHECKPOINT")
    place.replace(path)


def copies_of(connection: DuckDBPyConnection, article_ids: Iterable[str]) -> list[tuple[str, str, float]]:
    """Give the articles that repeat some articles, are repeated by them or repeat the same: id, kind and similarity."""
    return connection.execute(statement("copies_of"), {"article_ids": sorted(article_ids)}).fetchall()


def repeated_by(connection: DuckDBPyConnection, article_ids: Iterable[str]) -> list[tuple[str, str]]:
    """Give each article of some that others repeat, beside each that repeats it."""
    return connection.execute(statement("repeated_by"), {"article_ids": sorted(article_ids)}).fetchall()


def files_of(connection: DuckDBPyConnection, article_ids: Iterable[str]) -> set[str]:
    """Give the files attached to some articles."""
    rows = connection.execute(statement("files_of"), {"article_ids": sorted(article_ids)}).fetchall()
    return {article_id for (article_id,) in rows}


def texts_of(
    connection: DuckDBPyConnection, article_ids: Iterable[str]
) -> list[tuple[str, str, str, str, str]]:
    """Give article, outlet, digest, title and body of each version of some articles."""
    return connection.execute(statement("texts_of"), {"article_ids": sorted(article_ids)}).fetchall()


def other_words(
    connection: DuckDBPyConnection, article_ids: Iterable[str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield what others hold of right, by outlet: the texts of all other articles, and names of the registry and of outlets."""
    cursor = connection.execute(statement("other_words"), {"article_ids": sorted(article_ids)})
    while rows := cursor.fetchmany(BATCH_TEXTS):
        by_outlet: dict[str, list[str]] = {}
        for outlet_id, text in rows:
            if text:
                by_outlet.setdefault(outlet_id, []).append(text)
        yield from by_outlet.items()
