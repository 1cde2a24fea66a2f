"""`corpus agreement`: how far the coders of a sample agree, which labels they part on, and whether they change."""

from collections.abc import Iterable
from math import isnan
from typing import Any

from flows.agreement import PERIODS, Agreement, Said, agreement, by_pair, by_period, categories, drift, newest
from flows.answer_table import show_table
from flows.errors import UserError
from flows.home import Home
from warehouse.query import Answer, agreement_codings

STANCE = "stance"


def show_agreement(home: Home, sample_id: str, period: str) -> None:
    """Print alpha by variable, pair, codebook version and period, the labels, and drift."""
    if period not in PERIODS:
        raise UserError(f"agreement: expected --period {', '.join(PERIODS)}, found {period!r}")
    answer = agreement_codings(home.current, sample_id)
    said = [Said(**dict(zip(answer.columns, row, strict=True))) for row in answer.rows]
    if not said:
        raise UserError(
            f"agreement: {sample_id}: expected codings, found none; `corpus coding import` brings them"
        )
    last = newest(said)
    print(
        f"{sample_id}: {len({one.unit for one in said})} texts, coders {', '.join(sorted({one.coder for one in said}))}"
    )
    _show("of", agreement(last, "all"))
    stance = [one for one in last if one.variable == STANCE]
    versions = sorted({one.codebook_version for one in said})
    parts = by_pair(stance)
    for version in versions if len(versions) > 1 else []:
        by_it = [one for one in said if one.codebook_version == version and one.variable == STANCE]
        parts += agreement(by_it, f"codebook {version}")
    _show("of", [*parts, *by_period(stance, period)])
    _show_categories(stance)
    _show_drift(stance, period)


def _show(heading: str, rows: Iterable[Agreement]) -> None:
    columns = ("variable", heading, "texts of two coders", "alpha", "low", "high", "agree")
    shown = tuple(
        (r.variable, r.of, r.unit_count, *map(_number, (r.alpha, r.low, r.high, r.percent))) for r in rows
    )
    show_table(Answer(columns=columns, rows=shown))


def _show_categories(said: list[Said]) -> None:
    found = categories(said)
    coders = sorted({one.coder for one in said})
    rows = tuple(
        (one.label, one.used_count, _number(one.agreement), *(_number(one.shares[coder]) for coder in coders))
        for one in found
    )
    show_table(
        Answer(columns=("label", "given", "agreement", *(f"share of {coder}" for coder in coders)), rows=rows)
    )


def _show_drift(said: list[Said], period: str) -> None:
    rows: list[tuple[Any, ...]] = []
    for one in drift(said, period):
        for name, shares in one.shares.items():
            told = ", ".join(f"{label} {share:.0%}" for label, share in shares.items())
            rows.append((one.coder, name, told, _number(one.p_value)))
    show_table(Answer(columns=("coder", period, "labels", "p of no drift"), rows=tuple(rows)))


def _number(value: float) -> float | None:
    return None if isnan(value) else value
