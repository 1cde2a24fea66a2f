"""Loading: one folder, one transaction. A batch is in the warehouse whole and checked, or not at all."""

import hashlib
import json
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.awaited import compare
from warehouse.batch import Loaded, whole
from warehouse.checks import BatchRefused
from warehouse.postings import index_batch
from warehouse.sql import statement
from warehouse.staging import show_parquet, stage_json, stage_parquet
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
ANNOTATION_TABLES = ("annotation_run", *VERSION_TABLES, "entity", "entity_alias", "copy_link", "problem")


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
    with whole(connection, f"crawl {crawl_id}", "crawl"):
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
    with whole(connection, batch, "annotations", VERSION_TABLES):
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
        compare(connection, *span)
        connection.execute(statement("load_annotations"))
    return Loaded(batch=batch, is_new=True, row_counts=counts)


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
