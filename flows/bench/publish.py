"""What publishing costs beside a bare copy of the same file, flushed to disk, in the same run."""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from warehouse.database import open_private
from warehouse.publish import publish as publish_file

TOKEN_ROWS = 4_000_000


def publish() -> list[tuple[str, float, float, float]]:
    """Give (what, megabytes, seconds, ratio to the bare copy) over a warehouse of generated tokens."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "warehouse.duckdb"
        connection = open_private(database)
        statement = (Path(__file__).with_name("publish_tokens.sql")).read_text("utf-8")
        connection.execute(statement, {"row_count": TOKEN_ROWS})
        connection.close()
        megabytes = database.stat().st_size / 1e6
        started = time.perf_counter()
        shutil.copyfile(database, Path(folder) / "copy")
        subprocess.run(["sync", str(Path(folder) / "copy")], check=True)
        bare = time.perf_counter() - started
        published = publish_file(database, Path(folder) / "published")
        return [
            ("cp and fsync", megabytes, bare, 1.0),
            ("publish: checks, copy, fsync, swap", megabytes, published.seconds, published.seconds / bare),
        ]
