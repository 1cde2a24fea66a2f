"""Whether 95 % intervals of corrected shares cover the truth 95 times in 100: simulated draws, estimated by the macro itself.

Populations are made up with a known truth and a machine that errs more one way than the other; thousands of samples are
drawn from each, and `share_estimate`, which `corrected_share` calls, is asked of every one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from flows.bench.statements import sql

PREVALENCES = (0.05, 0.1, 0.2, 0.35, 0.5)
SAMPLE_SIZES = (100, 200, 400, 800)
MACHINES = {
    "misses 25 %, invents 5 %": (0.25, 0.05),
    "misses 10 %, invents 2 %": (0.10, 0.02),
    "misses 40 %, invents 15 %": (0.40, 0.15),
}
"""Share of the texts with the label that the machine misses, and of those without it that it gives the label."""
DESIGNS = ("simple", "kind, proportional", "kind, equal", "giant, equal", "kind × machine")
POPULATION = 4000
KIND_SIZES = np.array([0.5, 0.3, 0.15, 0.05])
KIND_PREVALENCES = np.array([0.6, 1.0, 1.8, 2.6])
"""How much likelier the label is in a kind of outlet than in another; the machine errs more in every second kind."""
GIANT_SIZES = np.array([0.9, 0.06, 0.04])
GIANT_PREVALENCES = np.array([0.6, 5.0, 8.0])
"""A stratum that holds nearly all texts beside two where the label is at home, of which as many are drawn."""
LOW, HIGH = 0.93, 0.97
"""What an interval that promises 95 % may cover."""
Cells = NDArray[np.int64]
"""Texts by stratum and, in this order: machine no and coders no, no and yes, yes and no, yes and yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What came of the draws of one scenario."""

    machine: str
    design: str
    sample_size: int
    prevalence: float
    wrong_count: float
    """Texts in a sample that the machine has wrong, on average."""
    bias: float
    coverage: float
    naive_coverage: float
    width: float
    coders_width: float
    """Of the interval that the coders' texts would give without the machine."""
    precision_coverage: float
    recall_coverage: float
    refused_count: int


def validity(
    connection: DuckDBPyConnection,
    draws: int = 2000,
    sample_sizes: tuple[int, ...] = SAMPLE_SIZES,
    prevalences: tuple[float, ...] = PREVALENCES,
    seed: int = 1,
) -> Iterator[Coverage]:
    """Give the coverage of each scenario, over an empty warehouse whose macros are asked."""
    random = np.random.default_rng(seed)
    for machine, size, design, prevalence in product(MACHINES, sample_sizes, DESIGNS, prevalences):
        cells = population(prevalence, *MACHINES[machine], design)
        taken = allocate(cells.sum(1), size, is_equal=design.endswith("equal"))
        coded = draw(cells, taken, draws, random)
        table = as_cells(cells, coded)
        found = _ask(connection, "validity", table, _truth(cells))
        alone = _ask(
            connection, "validity", table.set_column(2, "is_machine", [[False] * len(table)]), _truth(cells)
        )
        yield Coverage(
            machine=machine,
            design=design,
            sample_size=size,
            prevalence=prevalence,
            wrong_count=float((taken * cells[:, 1:3].sum(1) / cells.sum(1)).sum()),
            bias=found["bias"],
            coverage=found["coverage"],
            naive_coverage=found["naive_coverage"],
            width=found["width"],
            coders_width=alone["width"],
            precision_coverage=found["precision_coverage"],
            recall_coverage=found["recall_coverage"],
            refused_count=found["refused_count"],
        )


def difference(
    connection: DuckDBPyConnection,
    draws: int = 2000,
    sample_sizes: tuple[int, ...] = SAMPLE_SIZES,
    seed: int = 2,
) -> Iterator[tuple[str, int, float, float, float]]:
    """Give (machine, sample size, bias, coverage, naive bias) of a difference between two periods that cross strata.

    The label doubles from 12 to 24 %, and the machine gets worse meanwhile.
    """
    random = np.random.default_rng(seed)
    for machine, size in product(MACHINES, sample_sizes):
        missed, invented = MACHINES[machine]
        periods = {
            "before": population(0.12, missed, invented, "kind, proportional"),
            "after": population(0.24, missed + 0.1, invented + 0.05, "kind, proportional"),
        }
        both = np.hstack(list(periods.values()))
        coded = draw(both, allocate(both.sum(1), size, is_equal=False), draws, random)
        whole = {"size": both.sum(1), "coded": coded.sum(2)}
        tables = [
            as_cells(cells, coded[:, :, 4 * place : 4 * place + 4], f"/{period}", whole)
            for place, (period, cells) in enumerate(periods.items())
        ]
        shares = [cells[:, [1, 3]].sum() / cells.sum() for cells in periods.values()]
        found = _ask(
            connection, "validity_difference", pa.concat_tables(tables), {"truth": shares[1] - shares[0]}
        )
        yield machine, size, found["bias"], found["coverage"], found["naive_bias"]


def table(found: list[Coverage]) -> tuple[tuple[str, ...], list[tuple[str, ...]], str]:
    """Give headings and rows, one a machine and sample size with the least and greatest over prevalences, and a summary."""
    headings = ("95 % interval covers, %", "sample", "naive", *DESIGNS, "width to coders alone")
    rows = []
    for machine, size in product(MACHINES, sorted({one.sample_size for one in found})):
        some = [one for one in found if (one.machine, one.sample_size) == (machine, size)]
        spans = [_span([one.coverage for one in some if one.design == design]) for design in DESIGNS]
        naive = f"{100 * np.mean([one.naive_coverage for one in some]):.0f}"
        # a sample stratified by the machine's label has its help already
        narrower = (
            f"{np.mean([one.width / one.coders_width for one in some if one.design != DESIGNS[-1]]):.2f}"
        )
        rows.append((machine, str(size), naive, *spans, narrower))
    inside = sum(LOW <= one.coverage <= HIGH for one in found)
    below = sum(one.coverage < LOW for one in found)
    said = (
        f"{inside} of {len(found)} scenarios between {LOW:.0%} and {HIGH:.0%}, {below} below. The naive interval covers in "
        f"{sum(one.naive_coverage > 0.5 for one in found)} of {len(found)}, where its errors happen to cancel. "
        f"Greatest bias {max(abs(one.bias) for one in found):.4f}. Precision covered "
        f"{_span([one.precision_coverage for one in found])} %, recall {_span([one.recall_coverage for one in found])} %."
    )
    return headings, rows, said


def population(prevalence: float, missed: float, invented: float, design: str) -> Cells:
    """Give the cells of a population, one row a stratum of the design."""
    if design == "simple":
        sizes, prevalences, worse = np.array([1.0]), np.array([1.0]), np.array([0])
    else:
        is_giant = design == "giant, equal"
        sizes, prevalences = (GIANT_SIZES, GIANT_PREVALENCES) if is_giant else (KIND_SIZES, KIND_PREVALENCES)
        prevalences, worse = prevalences / (prevalences * sizes).sum(), np.arange(len(sizes)) % 2
    counts = np.rint(sizes * POPULATION)
    has_label = np.rint(counts * np.minimum(prevalence * prevalences, 0.95))
    right = np.rint(has_label * (1 - missed * (1 + worse / 2)))
    wrong = np.rint((counts - has_label) * invented * (1 + worse))
    cells: Cells = np.stack([counts - has_label - wrong, has_label - right, wrong, right], axis=1).astype(
        np.int64
    )
    if design == "kind × machine":
        no, yes = cells.copy(), cells.copy()
        no[:, 2:], yes[:, :2] = 0, 0
        cells = np.vstack([no, yes])
    kept: Cells = cells[cells.sum(1) > 0]
    return kept


def allocate(sizes: NDArray[np.int64], count: int, *, is_equal: bool) -> NDArray[np.int64]:
    """Give how many each stratum gives: at least two, at most all."""
    wanted = np.full(len(sizes), count / len(sizes)) if is_equal else sizes / sizes.sum() * count
    given: NDArray[np.int64] = np.minimum(np.maximum(np.rint(wanted).astype(np.int64), 2), sizes)
    return given


def draw(
    cells: Cells, taken: NDArray[np.int64], draws: int, random: np.random.Generator
) -> NDArray[np.int64]:
    """Give what simple random samples without replacement hold, by draw, stratum and column of the cells."""
    drawn = [
        random.multivariate_hypergeometric(row, count, size=draws)
        for row, count in zip(cells, taken, strict=True)
    ]
    return np.stack(drawn, axis=1)


def as_cells(
    cells: Cells,
    coded: NDArray[np.int64],
    suffix: str = "",
    whole: dict[str, NDArray[np.int64]] | None = None,
) -> pa.Table:
    """Give the draws as the table that `share_estimate` wants, one group a draw.

    `whole` tells size and coded texts of strata that hold more than these cells.
    """
    whole = whole or {"size": cells.sum(1), "coded": coded.sum(2)}
    draws, strata, _ = coded.shape
    shape = (draws, strata, 2)
    number, stratum, side = np.indices(shape)
    units = cells.reshape(strata, 2, 2).sum(2)
    texts = coded.reshape(draws, strata, 2, 2)
    columns: dict[str, Any] = {
        "group_name": [f"{one}{suffix}" for one in number.ravel()],
        "stratum": stratum.ravel().astype(str),
        "is_machine": side.ravel() == 1,
        "unit_count": np.broadcast_to(units, shape).ravel(),
        "coded_count": texts.sum(3).ravel(),
        "hit_count": texts[..., 1].ravel(),
        "stratum_unit_count": np.broadcast_to(whole["size"][:, None], shape).ravel(),
        "stratum_coded_count": np.broadcast_to(whole["coded"][:, :, None], shape).ravel(),
    }
    return pa.table(columns).filter(pa.array(columns["unit_count"] > 0))


def _span(shares: list[float]) -> str:
    return f"{100 * min(shares):.1f} to {100 * max(shares):.1f}"


def _truth(cells: Cells) -> dict[str, float]:
    _, missed, invented, right = (float(count) for count in cells.sum(0))
    return {
        "truth": (missed + right) / float(cells.sum()),
        "precision": right / (right + invented),
        "recall": right / (right + missed),
    }


def _ask(
    connection: DuckDBPyConnection, name: str, simulated: pa.Table, parameters: dict[str, float]
) -> dict[str, Any]:
    connection.register("simulated", simulated)
    cursor = connection.execute(sql(name), parameters)
    [row] = cursor.fetchall()
    return dict(zip((column[0] for column in cursor.description or []), row, strict=True))
