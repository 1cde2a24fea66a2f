"""Running the checks: `checks/must` holds or nothing is loaded or published; `checks/should` is for people to look at.

A check is one `.sql` named as the sentence that must hold, or several, each for the tables that one kind of batch fills
(`<sentence>.<kind>.sql`). It returns the rows that break it, with a column `why`.

The same texts serve twice. `must_hold` looks at the whole file. `must_hold_of` looks at one batch: what it touched, and
what those rows refer to, stands in temporary tables `checked_<table>`, or is what was staged, and views of the tables'
own names, which come before the tables, show them to the checks. So a day's batch costs the same in a large corpus. A
check of none of these tables is not run then; over the whole file all are, those of a view (`outlet_alarm`) too.
Which rows those are is told by `statements/check_<kind of batch>.sql`; of a table not named there, nothing is checked:
who adds a table or a check that a batch can break adds its rows there, and a batch that breaks it to
`tests/warehouse/test_batch_checks.py`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from duckdb import DuckDBPyConnection

from warehouse.sql import HERE, TABLES, digest_of, filled, statement
from warehouse.turn import transaction

Strength = Literal["must", "should"]
SHOWN = 20
FROM = re.compile(r"\bFROM (\w+)")
"""What a check looks at row by row: where all of that is empty it finds nothing, whatever it joins to it."""
NAMED = re.compile(r"(\w+) checked_(\w+)")
"""How the statements that tell what a batch touched name it; what they do not make is made before."""


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


def failures(
    connection: DuckDBPyConnection, strength: Strength, tables: Iterable[str] | None = None
) -> list[Failure]:
    """Give the checks that do not hold, with their first 20 rows; given tables, of those alone that look at one."""
    found = []
    for path in checks(strength):
        text = path.read_text("utf-8")
        if tables is not None and set(tables).isdisjoint(FROM.findall(text)):
            continue
        cursor = connection.execute(text)
        place = [column[0] for column in cursor.description or []].index("why")
        rows = cursor.fetchall()
        if rows:
            reasons = tuple(str(row[place]) for row in rows[:SHOWN])
            found.append(Failure(check=sentence(path), row_count=len(rows), reasons=reasons))
    return found


def sentence(path: Path) -> str:
    """Give the sentence that a check file's name is."""
    return path.name.partition(".")[0]


def must_hold(connection: DuckDBPyConnection, batch: str, tables: Iterable[str] | None = None) -> None:
    """Return only if every must-check holds, given tables each that looks at one; raise CheckFailed otherwise."""
    broken = failures(connection, "must", tables)
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


def all_failures(connection: DuckDBPyConnection) -> dict[Strength, list[Failure]]:
    """Give the checks of the whole file that do not hold; with a must-check among them, nothing is published till all hold."""
    strengths: tuple[Strength, ...] = ("must", "should")
    found = {strength: failures(connection, strength) for strength in strengths}
    if found["must"]:
        with transaction(connection):
            connection.execute(statement("unmark_applied"), {"name": "checks"})
    return found


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
    # what a reading brought lies there already: its earlier rows of the same texts have just been deleted
    staged = {table: f"incoming_{table}" for table in written} if kind == "annotations" else {}
    scripts = [statement(f"check_{kind}")] + [statement("check_articles")] * (kind != "crawl")
    named = [found for script in scripts for found in NAMED.findall(script)]
    looked_at = {table for _, table in named} | written - staged.keys()
    for table in sorted(looked_at - {table for verb, table in named if verb == "TABLE"}):
        connection.execute(statement("check_whole" if table in written else "check_nothing", table))
    connection.execute(scripts[0])
    if kind == "records":
        for table in sorted(looked_at):
            if "article_id" in {field.name for field in fields(TABLES[table])}:
                connection.execute(statement("check_named", table))
    for script in scripts[1:]:
        connection.execute(script)
    sources = {table: f"checked_{table}" for table in looked_at} | staged
    with _shown(connection, sources):
        must_hold(connection, batch, sources)


@contextmanager
def _shown(connection: DuckDBPyConnection, sources: Mapping[str, str]) -> Iterator[None]:
    """Let checks see other tables under the tables' names; an error undoes it with the batch."""
    shown = [
        filled(statement("show_checked", table), source=sources[table])
        if table in sources
        else statement("show_nothing", table)
        for table in TABLES
    ]
    connection.execute("".join(shown))
    yield
    connection.execute("".join(statement("show_all", table) for table in TABLES))
