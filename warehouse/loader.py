"""Loading: one folder, one transaction. A batch is in the warehouse whole and checked, or not at all."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.checks import BatchRefused, Kind, must_hold_of
from warehouse.database import add_rows, fetch_records, statement, transaction
from warehouse.lake import one_line
from warehouse.postings import index_batch
from warehouse.records import Article, EntityDecision, Evaluation, OutletKind, PermissionGrant, table_name
from warehouse.staging import literal, show_parquet, stage_json, stage_parquet
from warehouse.turn import again

CRAWL_TABLES = ("outlet", "crawl", "visit", "problem", "article", "date_evidence", "passed_over")
VERSION_TABLES = (
    "reading",
    "sentence",
    "token",
    "title_token",
    "mention",
    "quote",
    "stance",
    "frame",
    "openness_claim",
)
"""Replaced by article version, whenever it is read anew."""
TOKEN_TABLES = ("token", "title_token")
"""Those of them that are loaded from their file as it is."""
NAMING_TABLES = ("mention", "quote", "stance", "openness_claim")
"""Those of them that refer to entities."""
SAMPLE_TABLES = ("draw", "sampling_frame", "sample")
COPY_DAYS = timedelta(days=7)
"""A text that repeats another appears within days of it."""
ANNOTATION_TABLES = ("annotation_run", *VERSION_TABLES, "entity", "entity_alias", "copy_link", "problem")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What came of loading one batch."""

    batch: str
    is_new: bool
    """False if the folder had been loaded in this very state, so that nothing changed."""
    row_counts: dict[str, int]
    """Rows the files held, by table."""


@again
def load_crawl(connection: DuckDBPyConnection, folder: Path) -> Loaded:
    """Leave what one crawl folder holds in the warehouse, once, in whatever order folders come.

    Files: `crawl.jsonl` (one row), and if present `outlet`, `visit`, `article`, `date_evidence`, `problem`,
    `passed_over`. A text not seen before becomes a version; the text seen last is current; an article whose last two visits
    answered 404 or 410 gets `gone_at`. A folder read anew by a better parser is loaded again.

    Raises:
        BatchRefused: a file is missing, malformed or lacks a field. Nothing was loaded.
        CheckFailed: a must-check breaks. Nothing was loaded.
    """
    files = {table: folder / f"{table}.jsonl" for table in CRAWL_TABLES}
    crawl_id = _crawl_id(files["crawl"])
    digest = _digest(files)
    known = connection.execute(statement("crawl_digest"), {"crawl_id": crawl_id}).fetchall()
    if known == [(digest,)]:
        return Loaded(batch=crawl_id, is_new=False, row_counts={})
    with _batch(connection, f"crawl {crawl_id}", "crawl"):
        counts = {table: stage_json(connection, table, path) for table, path in files.items()}
        connection.execute(statement("load_crawl"))
        connection.execute(statement("show_texts"))
        connection.execute(statement("measure_crawl"))
        connection.execute(statement("forget_crawl"), {"crawl_id": crawl_id})
        connection.execute(statement("remember_crawl"), {"crawl_id": crawl_id, "digest": digest})
    return Loaded(batch=crawl_id, is_new=True, row_counts=counts)


@again
def load_annotations(connection: DuckDBPyConnection, folder: Path) -> Loaded:
    """Leave what nlp found in the warehouse, replacing the earlier reading of the same article versions.

    Files: `annotation_run.parquet`, `reading.parquet`, and one a table for what was found. Postings are counted
    from the tokens. A newer reading already there stays. The same folder again changes nothing.

    Raises:
        BatchRefused: a file is missing, unknown, malformed or has other columns than its record. Nothing was loaded.
        CheckFailed: a must-check breaks. Nothing was loaded.
    """
    files = {table: folder / f"{table}.parquet" for table in ANNOTATION_TABLES}
    unknown = sorted(path.name for path in folder.glob("*.parquet") if path not in files.values())
    if unknown:
        raise BatchRefused(f"{folder}: {unknown[0]} is no table that is read from annotations; take it away")
    for table in ("annotation_run", "reading"):
        if not files[table].exists():
            raise BatchRefused(f"{folder}: expected {table}.parquet, found none")
    batch = f"annotations {folder.parent.name}/{folder.name}"
    with _batch(connection, batch, "annotations", VERSION_TABLES):
        counts = {
            table: stage_parquet(connection, table, path)
            for table, path in files.items()
            if table not in TOKEN_TABLES
        }
        connection.execute(statement("choose_readings"))
        for table in VERSION_TABLES:
            if table in TOKEN_TABLES:
                counts[table] = show_parquet(connection, table, files[table])
            else:
                connection.execute(statement("forget_outdated", table))
        connection.execute(statement("forget_decided_texts"))
        connection.execute(statement("decide_entities"))
        for table in VERSION_TABLES:
            connection.execute(statement("replace_annotations", table))
        index_batch(connection)
        [span] = connection.execute(statement("reread_span")).fetchall()
        _compare(connection, *span)
        connection.execute(statement("load_annotations"))
    return Loaded(batch=batch, is_new=True, row_counts=counts)


@again
def add_records(connection: DuckDBPyConnection, rows: Sequence[Any], batch: str) -> None:
    """Leave a few records (samples, codings, problems, outlets) in their tables, all or none.

    Raises:
        CheckFailed: a must-check breaks, such as a key that stands twice. Nothing was added.
    """
    with _batch(connection, batch, "records", {table_name(type(row)) for row in rows}):
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
    with _batch(connection, f"sample {folder.name}", "records", SAMPLE_TABLES):
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
    with _batch(connection, f"codings {path.name}", "records", ["coding"]):
        counts = {"coding": stage_json(connection, "coding", path)}
        connection.execute(statement("load_codings"))
    return Loaded(batch=path.name, is_new=True, row_counts=counts)


@again
def forget_codings(connection: DuckDBPyConnection, path: Path) -> int:
    """Leave none of a file's codings in the warehouse; give how many it had told of."""
    with _batch(connection, f"codings {path.name}", "records", ["coding"]):
        count = stage_json(connection, "coding", path)
        connection.execute(statement("forget_codings"))
    return count


@again
def replace_permissions(connection: DuckDBPyConnection, grants: Sequence[PermissionGrant]) -> None:
    """Leave the operator's permissions as the ledger of the data home has them."""
    if fetch_records(connection.execute(statement("permissions")), PermissionGrant) == list(grants):
        return
    with _batch(connection, "permissions", "records", ["permission_grant"]):
        connection.execute(statement("forget_permissions"))
        add_rows(connection, grants)


@again
def replace_evaluations(connection: DuckDBPyConnection, evaluations: Sequence[Evaluation]) -> None:
    """Leave the evaluations as the ledger of the data home has them."""
    expected = sorted(
        evaluations, key=lambda one: (one.evaluated_at, one.labeller, one.gold_sha256, one.figure)
    )
    if fetch_records(connection.execute(statement("evaluations")), Evaluation) == expected:
        return
    with _batch(connection, "evaluations", "records", ["evaluation"]):
        connection.execute(statement("forget_evaluations"))
        add_rows(connection, expected)


@again
def replace_entity_decisions(connection: DuckDBPyConnection, decisions: Sequence[EntityDecision]) -> None:
    """Leave people's decisions on names as the ledger of the data home has them, and every row as they say.

    What a decision that no longer stands had changed stays until its texts are read again: `pending` gives them.

    Raises:
        CheckFailed: a must-check breaks. Nothing was changed.
    """
    standing = fetch_records(connection.execute(statement("entity_decisions")), EntityDecision)
    if standing == list(decisions) and not connection.execute(statement("is_decision_left")).fetchall():
        return
    checked = ("reading", "sentence", *NAMING_TABLES)
    with _batch(connection, "entity decisions", "annotations", checked):
        connection.execute(statement("note_decided"))
        connection.execute(statement("forget_entity_decisions"))
        add_rows(connection, decisions)
        must_hold_of(connection, "entity decisions", "records", ["entity_decision"])
        connection.execute(statement("stage_decided"))
        for table in checked:
            connection.execute(statement("stage_texts", table))
        connection.execute(statement("decide_entities"))
        for table in NAMING_TABLES:
            connection.execute(statement("replace_annotations", table))
        connection.execute(statement("load_decided"))


def pending(connection: DuckDBPyConnection, pipeline_version: str, limit: int | None = None) -> list[Article]:
    """Give the article versions that this pipeline has not read, oldest first, at most `limit`."""
    cursor = connection.execute(statement("pending"), {"pipeline_version": pipeline_version, "limit": limit})
    return fetch_records(cursor, Article)


def loaded_crawl_ids(connection: DuckDBPyConnection) -> set[str]:
    """Give the crawls the warehouse holds."""
    return {crawl_id for (crawl_id,) in connection.execute(statement("loaded_crawls")).fetchall()}


def text_window(
    connection: DuckDBPyConnection, first: datetime, last: datetime
) -> list[tuple[str, str, OutletKind, datetime, str, str | None]]:
    """Give the current texts among which copies of what was published in a span of time are to be sought.

    Each is (article_id, outlet_id, outlet_kind, published_at, body, parent_article_id).
    """
    _compare(connection, first, last)
    return connection.execute(statement("text_window")).fetchall()


def batch_span(connection: DuckDBPyConnection, folder: Path) -> tuple[datetime, datetime] | None:
    """Give the first and last publication of the articles that a batch of annotations reads; nothing if we have none."""
    path = {"path": literal(folder / "reading.parquet")}
    [(first, last)] = connection.execute(statement("batch_span"), path).fetchall()
    return (first, last) if first else None


def _compare(connection: DuckDBPyConnection, first: datetime | None, last: datetime | None) -> None:
    """Leave the table `compared`; without a span it is empty."""
    span = {"first": first and first - COPY_DAYS, "last": last and last + COPY_DAYS}
    connection.execute(statement("compared"), span)


def write_known_addresses(connection: DuckDBPyConnection, outlet_id: str, path: Path) -> None:
    """Leave an outlet's rows of the view `known_address` in a file, one as JSON a line."""
    connection.execute(statement("known_addresses"), {"outlet_id": outlet_id, "path": str(path)})


@contextmanager
def _batch(
    connection: DuckDBPyConnection, batch: str, kind: Kind, tables: Iterable[str] = ()
) -> Iterator[None]:
    """One transaction that ends with the must-checks of what it wrote, its errors told in one line."""
    try:
        with transaction(connection):
            yield
            must_hold_of(connection, batch, kind, tables)
    except duckdb.Error as error:
        raise BatchRefused(f"{batch}: refused, {one_line(error)}") from error


def _first_coding_id(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        line = file.readline()
    try:
        return str(json.loads(line)["coding_id"])
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise BatchRefused(f"{path}:1: expected a coding with its coding_id, found {line[:40]!r}") from error


def _crawl_id(path: Path) -> str:
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    if len(lines) != 1:
        raise BatchRefused(f"{path}: expected one crawl, found {len(lines)}; read the folder again")
    try:
        return str(json.loads(lines[0])["crawl_id"])
    except (json.JSONDecodeError, KeyError) as error:
        raise BatchRefused(f"{path}: expected a crawl with its crawl_id; read the folder again") from error


def _digest(files: dict[str, Path]) -> str:
    digest = hashlib.sha256()
    for table, path in files.items():
        if path.exists():
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            digest.update(f"{table} {content}\n".encode())
    return digest.hexdigest()
