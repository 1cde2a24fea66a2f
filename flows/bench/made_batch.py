"""Generated batches, as crawls and readers leave them on disk: what a day brings, or the same texts read again."""

from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.batches import SCHEMAS, BatchWriter
from flows.bench.made_corpus import make_articles
from flows.bench.statements import sql
from warehouse.loader import VERSION_TABLES
from warehouse.sql import filled

CRAWL_TABLES = ("crawl", "outlet", "article", "visit", "passed_over", "date_evidence")


def made_crawls(connection: DuckDBPyConnection, folder: Path, numbers: range) -> list[Path]:
    """Give the folders of the crawls that bring these articles, one an outlet and day."""
    make_articles(connection, numbers)
    connection.execute(sql("made_batch"))
    folders = []
    for (crawl_id,) in connection.execute(
        "FROM (SELECT crawl_id FROM made_batch_crawl) ORDER BY ALL"
    ).fetchall():
        path = folder / crawl_id
        path.mkdir(parents=True)
        connection.execute("SET VARIABLE made_crawl_id = $crawl_id", {"crawl_id": crawl_id})
        for table in CRAWL_TABLES:
            _copy(connection, f"folder_{table}", path / f"{table}.jsonl")
        folders.append(path)
    return folders


def made_reading(connection: DuckDBPyConnection, folder: Path, numbers: range, reading: str) -> Path:
    """Give the folder of a reading of these articles, newer than every other."""
    make_articles(connection, numbers)
    connection.execute("SET VARIABLE made_reading = $reading", {"reading": reading})
    connection.execute(sql("made_run"))
    new = ("annotation_run", "reading")
    made = (*(table for table in VERSION_TABLES if table != "reading"), "entity", "entity_alias", "copy_link")
    with BatchWriter(folder, (*new, *made)) as writer:  # as every reader writes it
        for name in (*(f"new_{table}" for table in new), *(f"made_{table}" for table in made)):
            table = name.partition("_")[2]
            rows = connection.table(name).to_arrow_table()
            writer.write(table, rows.select(SCHEMAS[table].names).cast(SCHEMAS[table]))
    return folder


def _copy(connection: DuckDBPyConnection, name: str, path: Path) -> None:
    connection.execute(filled(sql("made_copy"), name=name), {"path": str(path)})
