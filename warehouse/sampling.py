"""Random samples for hand coding, drawn from a published file: the same command on the same file draws the same texts.

Simple random sampling without replacement within strata. Texts are ordered by SHA-256 of seed and place, which needs no
state of a generator, and the first of each stratum are taken (permanent random numbers: Ohlsson 1995).
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.database import open_readonly
from warehouse.records import Allocation, Draw, Level
from warehouse.sql import statement

STRATA = ("outlet_id", "outlet_kind", "month", "salience", "speaker_role", "machine_label")
"""What texts can be stratified by."""
FEWEST = 2
"""Fewer coded texts of a stratum tell nothing of its variance."""


class DrawRefused(RuntimeError):  # noqa: N818
    """No sample can be drawn as it was asked for; the message says why in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Which texts could be drawn, and in which strata."""

    level: Level
    issue_id: str
    strata: tuple[str, ...]
    seed: int
    first_date: date | None
    last_date: date | None
    outlet_ids: tuple[str, ...]
    saliences: tuple[str, ...]
    has_copies: bool


@contextmanager
def populated(database: Path, population: Population) -> Iterator[tuple[DuckDBPyConnection, dict[str, int]]]:
    """Give a connection that `write_sample` draws from, and how many texts each stratum holds.

    Raises:
        WarehouseMissing: nothing has been published yet.
        DrawRefused: a stratum's name is unknown, or no text fits.
    """
    unknown = [name for name in population.strata if name not in STRATA]
    if unknown:
        raise DrawRefused(f"strata: expected some of {', '.join(STRATA)}, found {unknown[0]!r}")
    if "speaker_role" in population.strata and population.level != "quote":
        raise DrawRefused(f"strata: only quotes have a speaker_role, found level {population.level}")
    with open_readonly(database) as connection:
        values = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(population).items()
        }
        connection.execute(statement("population"), values)
        sizes = dict(connection.execute(statement("population_sizes")).fetchall())
        if not sizes:
            raise DrawRefused(f"{database}: no {population.level} fits; widen the days, outlets or saliences")
        yield connection, sizes


def allocate(
    sizes: Mapping[str, int], count: int, allocation: Allocation, given: Mapping[str, int]
) -> dict[str, int]:
    """Give how many texts each stratum gives: two at least, unless it has fewer, and no more than it has.

    Args:
        sizes: texts of the population by stratum.
        count: how many are wanted in all; of no meaning where the sizes are given.
        allocation: `proportional` (largest remainders), `equal`, or `given`, such as Neyman's.
        given: the sizes wanted, where they are.

    Raises:
        DrawRefused: a size is given for no stratum, more than it has, or a stratum is left without.
    """
    if allocation == "given":
        return _as_given(sizes, given)
    total = sum(sizes.values())
    if not FEWEST <= count <= total:
        raise DrawRefused(f"size: expected {FEWEST} to {total} texts, found {count}")
    exact = {
        name: count * (size / total if allocation == "proportional" else 1 / len(sizes))
        for name, size in sizes.items()
    }
    taken = {name: min(int(share), sizes[name]) for name, share in exact.items()}
    by_remainder = sorted(sizes, key=lambda name: (int(exact[name]) - exact[name], name))
    while sum(taken.values()) < count:
        room = [name for name in by_remainder if taken[name] < sizes[name]]
        for name in room[: count - sum(taken.values())]:
            taken[name] += 1
    return {name: max(number, min(FEWEST, sizes[name])) for name, number in taken.items()}


def _as_given(sizes: Mapping[str, int], given: Mapping[str, int]) -> dict[str, int]:
    for name, number in given.items():
        if name not in sizes:
            raise DrawRefused(f"sizes: expected strata {', '.join(sizes)}, found {name!r}")
        if not min(FEWEST, sizes[name]) <= number <= sizes[name]:
            raise DrawRefused(
                f"sizes: {name}: expected {min(FEWEST, sizes[name])} to {sizes[name]}, found {number}"
            )
    left = [name for name in sizes if name not in given]
    if left:
        raise DrawRefused(
            f"sizes: expected one for every stratum, found none for {left[0]!r} ({sizes[left[0]]} texts)"
        )
    return dict(given)


def write_sample(connection: DuckDBPyConnection, draw: Draw, taken: Mapping[str, int], folder: Path) -> None:
    """Leave a draw, its population and its texts in a folder, for `loader.load_sample`."""
    folder.mkdir(parents=True)
    row = json.dumps(asdict(draw), ensure_ascii=False, default=_iso)
    (folder / "draw.jsonl").write_text(row + "\n", "utf-8")
    frame = {"sample_id": draw.sample_id, "path": str(folder / "sampling_frame.parquet")}
    connection.execute(statement("write_sampling_frame"), frame)
    drawn = {
        "sample_id": draw.sample_id,
        "seed": draw.seed,
        "drawn_at": draw.drawn_at,
        "level": draw.level,
        "strata_names": list(taken),
        "unit_counts": list(taken.values()),
        "path": str(folder / "sample.parquet"),
    }
    connection.execute(statement("write_sample"), drawn)


def _iso(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(value)
