"""Running the checks: `checks/must` holds or nothing is loaded or published; `checks/should` is for people to look at.

A check is one `.sql` named as the sentence that must hold. It returns the rows that break it, with a column `why`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from duckdb import DuckDBPyConnection

from warehouse.database import HERE

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
