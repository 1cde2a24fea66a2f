"""Write down a released version's schema with a few rows: `python -m tests.warehouse.dump_release 0.2.0`.

Done once a release, on its commit. A file made from it stands for what people hold when they update.
"""

import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from tests.warehouse.factory import (
    DAY,
    annotations,
    article,
    coding,
    could_be_drawn,
    crawl,
    drawn,
    evidence,
    passed_over,
    problem,
    sample,
    visit,
    write_annotations,
    write_crawl,
)
from warehouse.creation import SCHEMA_FOLDERS, create_schema
from warehouse.loader import load_annotations, load_crawl
from warehouse.records import CopyLink, PermissionGrant
from warehouse.sql import HERE, add_rows

RELEASES = Path(__file__).parent / "releases"


def dump_release(version: str) -> Path:
    """Leave `releases/<version>.sql`, which makes a file of this version when it is run, and give it."""
    schema = [
        path.read_text("utf-8") for folder in SCHEMA_FOLDERS for path in sorted((HERE / folder).glob("*.sql"))
    ]
    with duckdb.connect() as connection, tempfile.TemporaryDirectory() as folder:
        connection.execute("SET TimeZone = 'Asia/Seoul'")
        create_schema(connection)
        one, two = article(), article(2, body="다른 글이다. " * 9)
        rows = [one, two, evidence(one), evidence(two), visit(), visit(2), passed_over(), problem()]
        load_crawl(connection, write_crawl(Path(folder), crawl(article_count=2), rows))
        load_annotations(connection, write_annotations(Path(folder) / "a", annotations(one)))
        add_rows(connection, _by_people())
        inserts = [line for table in _tables(connection) for line in _inserts(connection, table)]
    path = RELEASES / f"{version}.sql"
    heading = f"-- 내보낸 판 {version}: the schema as it was released, and a few rows.\n"
    path.write_text(heading + "\n".join([*schema, *inserts, ""]), "utf-8")
    return path


def _by_people() -> list[Any]:
    quoted: dict[str, Any] = {"level": "quote", "quote_no": 1, "char_start": 32, "char_end": 40}
    return [
        drawn("s1", level="quote"),
        could_be_drawn(sample_id="s1", char_start=10, char_end=26),
        could_be_drawn(sample_id="s1", char_start=32, char_end=40),
        sample(sample_id="s1", **quoted),
        coding(coding_id="c1", sample_id="s1", label="oppositional", **quoted),
        CopyLink(article_id="byeol:2", origin_article_id="byeol:1", kind="wire", similarity=0.9),
        PermissionGrant(outlet_id="byeol", is_allowed=True, reason="letter", granted_by="kim", granted_at=DAY),
    ]  # fmt: skip


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    query = "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary ORDER BY ALL"
    return [name for (name,) in connection.execute(query).fetchall()]


def _inserts(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    cursor = connection.execute(f"FROM {table}")
    columns = ", ".join(column[0] for column in cursor.description or [])
    rows = ["(" + ", ".join(_literal(value) for value in row) + ")" for row in cursor.fetchall()]
    return [f"INSERT INTO {table} ({columns}) VALUES\n    " + ",\n    ".join(rows) + ";"] if rows else []


def _literal(value: Any) -> str:
    match value:
        case None:
            return "NULL"
        case bool() | int() | float():
            return str(value)
        case datetime():
            return f"TIMESTAMPTZ '{value.isoformat(sep=' ')}'"
        case date():
            return f"DATE '{value}'"
        case str():
            return "'" + value.replace("'", "''") + "'"
        case list():
            return "[" + ", ".join(_literal(one) for one in value) + "]"
    raise TypeError(value)


if __name__ == "__main__":
    print(dump_release(sys.argv[1]))
