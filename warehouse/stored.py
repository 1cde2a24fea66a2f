"""What the last reading left of texts in a published file: for holding another reading against it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from warehouse.database import open_readonly
from warehouse.records import Article, table_name
from warehouse.sql import fetch_records, statement

R = TypeVar("R")


def texts_read(database: Path, limit: int | None) -> list[Article]:
    """Give the current texts that were read, newest first, at most `limit`."""
    with open_readonly(database) as connection:
        return fetch_records(connection.execute(statement("texts_read"), {"limit": limit}), Article)


def rows_of(database: Path, record: type[R], texts: Sequence[Article]) -> list[R]:
    """Give the rows of one table that belong to some texts."""
    names = [f"{text.article_id}/{text.version_no}" for text in texts]
    with open_readonly(database) as connection:
        cursor = connection.execute(statement("rows_of_texts", table_name(record)), {"texts": names})
        return fetch_records(cursor, record)
