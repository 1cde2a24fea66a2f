"""What publishing costs beside a bare copy of the same file, flushed to disk, in the same run."""

import subprocess
import tempfile
import time
from importlib import resources
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.checks import must_hold
from warehouse.database import open_private
from warehouse.publish import publish as publish_file

ARTICLE_COUNT = 10_000


def publish() -> list[tuple[str, float, float, float]]:
    """Give (what, megabytes, seconds, ratio to the bare copy) over a generated corpus of four million tokens."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "warehouse.duckdb"
        connection = open_private(database)
        _generate(connection)
        started = time.perf_counter()
        must_hold(connection, "bench")
        checked = time.perf_counter() - started
        connection.close()
        megabytes = database.stat().st_size / 1e6
        copy = Path(folder) / "copy"
        started = time.perf_counter()
        subprocess.run(["cp", str(database), str(copy)], check=True)
        subprocess.run(["sync", str(copy)], check=True)
        bare = time.perf_counter() - started
        started = time.perf_counter()
        publish_file(database, Path(folder) / "published")
        published = time.perf_counter() - started
        return [
            ("cp and sync", megabytes, bare, 1.0),
            ("the must-checks alone", megabytes, checked, checked / bare),
            ("publish: must-checks, copy, sync, swap", megabytes, published, published / bare),
        ]


def _generate(connection: DuckDBPyConnection) -> None:
    text = resources.files("flows").joinpath("bench/publish_corpus.sql").read_text("utf-8")
    for statement in connection.extract_statements(text):
        named = {"article_count": ARTICLE_COUNT} if "$article_count" in statement.query else None
        connection.execute(statement, named)
