"""What people add: samples, codings, permissions, evaluations and decisions on names; each file or ledger all or none."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from warehouse.batch import Loaded, whole
from warehouse.checks import BatchRefused, must_hold_of
from warehouse.records import EntityDecision, table_name
from warehouse.sql import add_rows, holds_just, statement
from warehouse.staging import stage_json, stage_parquet
from warehouse.turn import again

R = TypeVar("R")
NAMING_TABLES = ("mention", "quote", "stance", "openness_claim")
"""Those that a reading fills that refer to entities."""
SAMPLE_TABLES = ("draw", "sampling_frame", "sample")


@again
def add_records(connection: DuckDBPyConnection, rows: Sequence[Any], batch: str) -> None:
    """Leave a few records (samples, codings, problems, outlets) in their tables, all or none.

    Raises:
        CheckFailed: a must-check breaks, such as a key that stands twice. Nothing was added.
    """
    with whole(connection, batch, "records", {table_name(type(row)) for row in rows}):
        add_rows(connection, rows)


@again
def load_sample(connection: DuckDBPyConnection, folder: Path) -> Loaded:
    """Leave a sample with its population in the warehouse, once.

    Files: `draw.jsonl`, `sampling_frame.parquet` and `sample.parquet`, as `sampling.write_sample` leaves them.

    Raises:
        BatchRefused: a file is missing or malformed. Nothing was loaded.
        CheckFailed: a must-check breaks, as where an article is not here. Nothing was loaded.
    """
    files = {table: folder / f"{table}.parquet" for table in SAMPLE_TABLES} | {"draw": folder / "draw.jsonl"}
    missing = [path.name for path in files.values() if not path.exists()]
    if missing:
        raise BatchRefused(f"{folder}: expected {missing[0]}, found none")
    if connection.execute(statement("has_draw"), {"sample_id": folder.name}).fetchall():
        return Loaded(batch=folder.name, is_new=False, row_counts={})
    with whole(connection, f"sample {folder.name}", "records", SAMPLE_TABLES):
        counts = {"draw": stage_json(connection, "draw", files["draw"])}
        counts |= {
            table: stage_parquet(connection, table, files[table])
            for table in SAMPLE_TABLES
            if table != "draw"
        }
        connection.execute(statement("load_sample"))
    return Loaded(batch=folder.name, is_new=True, row_counts=counts)


@again
def load_codings(connection: DuckDBPyConnection, path: Path) -> Loaded:
    """Leave a file's codings, one as JSON a line, in the warehouse, those that are not there yet.

    Raises:
        BatchRefused: the file is malformed. Nothing was loaded.
        CheckFailed: a must-check breaks. Nothing was loaded.
    """
    # a file is loaded whole: every run meets all that were ever taken, and its first line tells of each
    if connection.execute(statement("has_coding"), {"coding_id": _first_coding_id(path)}).fetchall():
        return Loaded(batch=path.name, is_new=False, row_counts={})
    with whole(connection, f"codings {path.name}", "records", ["coding"]):
        counts = {"coding": stage_json(connection, "coding", path)}
        connection.execute(statement("load_codings"))
    return Loaded(batch=path.name, is_new=True, row_counts=counts)


@again
def forget_codings(connection: DuckDBPyConnection, path: Path) -> int:
    """Leave none of a file's codings in the warehouse; give how many it had told of."""
    with whole(connection, f"codings {path.name}", "records", ["coding"]):
        count = stage_json(connection, "coding", path)
        connection.execute(statement("forget_codings"))
    return count


@again
def replace_rows(connection: DuckDBPyConnection, record: type[R], rows: Sequence[R]) -> None:
    """Leave a table, such as that of permissions or of evaluations, as its ledger in the data home has it."""
    if holds_just(connection, record, rows):
        return
    table = table_name(record)
    with whole(connection, table, "records", [table]):
        connection.execute(statement("forget_rows", table))
        add_rows(connection, rows)


@again
def replace_entity_decisions(connection: DuckDBPyConnection, decisions: Sequence[EntityDecision]) -> None:
    """Leave people's decisions on names as the ledger of the data home has them, and every row as they say.

    What a decision that no longer stands had changed stays until its texts are read again: `pending` gives them.

    Raises:
        CheckFailed: a must-check breaks. Nothing was changed.
    """
    is_left = bool(connection.execute(statement("is_decision_left")).fetchall())
    if holds_just(connection, EntityDecision, decisions) and not is_left:
        return
    checked = ("reading", "sentence", *NAMING_TABLES)
    with whole(connection, "entity decisions", "annotations", checked):
        connection.execute(statement("note_decided"))
        connection.execute(statement("forget_rows", "entity_decision"))
        add_rows(connection, decisions)
        must_hold_of(connection, "entity decisions", "records", ["entity_decision"])
        connection.execute(statement("stage_decided"))
        for table in checked:
            connection.execute(statement("stage_texts", table))
        connection.execute(statement("decide_entities"))
        for table in NAMING_TABLES:
            connection.execute(statement("replace_annotations", table))
        connection.execute(statement("load_decided"))


def _first_coding_id(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        line = file.readline()
    try:
        return str(json.loads(line)["coding_id"])
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise BatchRefused(f"{path}:1: expected a coding with its coding_id, found {line[:40]!r}") from error
