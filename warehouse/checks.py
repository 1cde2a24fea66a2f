"""Running the checks: `checks/must` holds or nothing is loaded or published; `checks/should` is for people to look at.

A check is one `.sql` named as the sentence that must hold. It returns the rows that break it, with a column `why`.

The same texts serve twice. `must_hold` looks at the whole file. `must_hold_of` looks at one batch: what it touched, and
what those rows refer to, stands in temporary tables `checked_<table>`, or is what was staged, and views of the tables'
own names, which come before the tables, show them to the checks. So a day's batch costs the same in a large corpus.
Which rows those are is told by `statements/check_<kind of batch>.sql`; of a table not named there, nothing is checked:
who adds a table or a check that a batch can break adds its rows there, and a batch that breaks it to
`tests/warehouse/test_batch_checks.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from duckdb import DuckDBPyConnection

from warehouse.database import HERE, TABLES, digest_of, statement, transaction

Strength = Literal["must", "should"]
SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One check that does not hold."""

    check: str
    row_count: int
    reasons: tuple[str, ...]
    """The first of the rows' `why`."""


class BatchRefused(RuntimeError):  # noqa: N818
    """A batch was not loaded, and nothing of it stayed."""


class CheckFailed(BatchRefused):
    """A must-check does not hold; whatever was under way was undone."""

    def __init__(self, failures: list[Failure], batch: str) -> None:
        self.failures = failures
        self.batch = batch
        told = "; ".join(f"{f.check}: {f.row_count} rows, first: {f.reasons[0]}" for f in failures)
        super().__init__(f"{batch}: refused, {told}")


def checks(strength: Strength) -> list[Path]:
    """Give the check files of one strength, by name."""
    return sorted((HERE / "checks" / strength).glob("*.sql"))


def failures(connection: DuckDBPyConnection, strength: Strength) -> list[Failure]:
    """Give the checks that do not hold, with their first 20 rows."""
    found = []
    for path in checks(strength):
        cursor = connection.execute(path.read_text("utf-8"))
        place = [column[0] for column in cursor.description or []].index("why")
        rows = cursor.fetchall()
        if rows:
            reasons = tuple(str(row[place]) for row in rows[:SHOWN])
            found.append(Failure(check=path.stem, row_count=len(rows), reasons=reasons))
    return found


def must_hold(connection: DuckDBPyConnection, batch: str) -> None:
    """Return only if every must-check holds; raise CheckFailed otherwise."""
    broken = failures(connection, "must")
    if broken:
        raise CheckFailed(broken, batch)


def must_have_held(connection: DuckDBPyConnection, batch: str) -> None:
    """Return only if every must-check holds of the whole file now, or held within a week and under the same schema.

    Raises:
        CheckFailed: one does not.
    """
    sha256 = digest_of(*checks("must"))
    if connection.execute(statement("held_lately"), {"sha256": sha256}).fetchall() == [(True,)]:
        return
    must_hold(connection, batch)
    with transaction(connection):
        connection.execute(statement("unmark_applied"), {"name": "checks"})
        connection.execute(statement("mark_applied"), {"name": "checks", "sha256": sha256})


Kind = Literal["crawl", "annotations", "records"]


def must_hold_of(connection: DuckDBPyConnection, batch: str, kind: Kind, tables: Iterable[str] = ()) -> None:
    """Return only if every must-check holds of what a batch touched; raise CheckFailed otherwise.

    Runs in the batch's own transaction, after its rows were written.

    Args:
        connection: the private file.
        batch: what to call it.
        kind: which statements say what it touched.
        tables: of a reading, the tables it fills by article version; of added records, their tables.
    """
    written = set(tables)
    sources = {table: f"checked_{table}" for table in TABLES}
    if kind == "annotations":
        # what a reading brought lies there already: its earlier rows of the same texts have just been deleted
        sources |= {table: f"incoming_{table}" for table in written}
    for table, source in sources.items():
        if source == f"checked_{table}":
            connection.execute(statement("check_whole" if table in written else "check_nothing", table))
    connection.execute(statement(f"check_{kind}"))
    if kind == "records":
        for table in TABLES:
            if "article_id" in {field.name for field in fields(TABLES[table])}:
                connection.execute(statement("check_named", table))
    if kind != "crawl":
        connection.execute(statement("check_articles"))
    with _shown(connection, sources):
        must_hold(connection, batch)


@contextmanager
def _shown(connection: DuckDBPyConnection, sources: Mapping[str, str]) -> Iterator[None]:
    """Let checks see other tables under the tables' names; an error undoes it with the batch."""
    shown = [
        statement("show_checked", table).replace("{source}", source) for table, source in sources.items()
    ]
    connection.execute("".join(shown))
    yield
    connection.execute("".join(statement("show_all", table) for table in TABLES))
