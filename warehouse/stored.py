"""What the last reading left of texts in a published file: for holding another reading against it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import duckdb

from warehouse.database import WarehouseUnusable, open_readonly
from warehouse.records import Article, table_name
from warehouse.sql import fetch_records, statement

R = TypeVar("R")


def texts_read(database: Path, limit: int | None) -> list[Article]:
    """Give the current texts that were read, newest first, at most `limit`."""
    with _published(database) as connection:
        return fetch_records(connection.execute(statement("texts_read"), {"limit": limit}), Article)


def rows_of(database: Path, record: type[R], texts: Sequence[Article]) -> list[R]:
    """Give the rows of one table that belong to some texts."""
    names = [f"{text.article_id}/{text.version_no}" for text in texts]
    with _published(database) as connection:
        cursor = connection.execute(statement("rows_of_texts", table_name(record)), {"texts": names})
        return fetch_records(cursor, record)


@contextmanager
def _published(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Lend a file for reading; WarehouseUnusable where it has not the tables of this version."""
    with open_readonly(database) as connection:
        try:
            yield connection
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            reason = str(error).splitlines()[0]
            raise WarehouseUnusable(
                f"{database}: expected a file that this version published, found another ({reason}); run `corpus publish`"
            ) from error
