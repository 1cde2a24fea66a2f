"""What a crawl or a reading asks of the warehouse before it begins: which texts wait for it, and what it is held against."""

from datetime import datetime, timedelta
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.records import Article, OutletKind
from warehouse.sql import fetch_records, statement
from warehouse.staging import examine, literal

COPY_DAYS = timedelta(days=7)
"""A text that repeats another appears within days of it."""


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
    compare(connection, first, last)
    return connection.execute(statement("text_window")).fetchall()


def batch_span(connection: DuckDBPyConnection, folder: Path) -> tuple[datetime, datetime] | None:
    """Give the first and last publication of the articles that a batch of annotations reads; nothing if we have none.

    Raises:
        BatchRefused: its readings are missing, damaged or of other columns than their record.
    """
    path = folder / "reading.parquet"
    examine(connection, "reading", path)
    [(first, last)] = connection.execute(statement("batch_span"), {"path": literal(path)}).fetchall()
    return (first, last) if first else None


def compare(connection: DuckDBPyConnection, first: datetime | None, last: datetime | None) -> None:
    """Leave the table `compared`; without a span it is empty."""
    span = {"first": first and first - COPY_DAYS, "last": last and last + COPY_DAYS}
    connection.execute(statement("compared"), span)


def write_known_addresses(connection: DuckDBPyConnection, outlet_id: str, path: Path) -> None:
    """Leave an outlet's rows of the view `known_address` in a file, one as JSON a line."""
    connection.execute(statement("known_addresses"), {"outlet_id": outlet_id, "path": str(path)})
