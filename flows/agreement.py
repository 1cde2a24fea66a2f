"""How far coders agree, and whether they change: Krippendorff's alpha with intervals, categories, drift.

Alpha (nominal: Krippendorff 2019, ch. 12) is computed by the library `krippendorff`; its intervals are percentiles of a
bootstrap over units (Hayes & Krippendorff 2007; Zapf et al. 2016), so that what one unit's coders share stays together.
Drift is tested by permutation: as texts are coded in random order, labels must not hang on the day.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from math import nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flows.errors import UserError
from spiders.dates import KST

RESAMPLES = 1000
PERMUTATIONS = 999
SEED = 1
PERIODS: dict[str, Callable[[datetime], str]] = {
    "day": lambda at: f"{at:%Y-%m-%d}",
    "week": lambda at: f"{at:%G-W%V}",
    "month": lambda at: f"{at:%Y-%m}",
}
Counts = NDArray[np.int64]
"""How many coders gave a unit a label: units × labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one coder said last of one unit."""

    unit: str
    variable: str
    coder: str
    codebook_version: str
    label: str
    coded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far some coders agree on one variable."""

    variable: str
    of: str
    """all, a pair of coders, a codebook version or a period."""
    unit_count: int
    """Units that two coders or more have coded: all that agreement can be seen in."""
    alpha: float
    """1 is perfect, 0 chance; not a number where only one label was used."""
    low: float
    high: float
    percent: float
    """Share of pairs of coders of a unit that agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """How one label is used."""

    variable: str
    label: str
    used_count: int
    agreement: float
    """Of those that a coder gave it, how often another coder of the unit did, too (specific agreement)."""
    shares: dict[str, float]
    """Share of a coder's units that have it, by coder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Whether one coder's labels hang on when they were given."""

    variable: str
    coder: str
    shares: dict[str, dict[str, float]]
    """Share of each label by period."""
    p_value: float
    """How often chance alone would part the periods as far; not a number with one period or one label."""


def agreement(said: Iterable[Said], of: str) -> list[Agreement]:
    """Give the agreement on each variable; `of` names whose it is."""
    return [_agreement(variable, of, some) for variable, some in _by(said, lambda one: one.variable).items()]


def by_pair(said: Iterable[Said]) -> list[Agreement]:
    """Give the agreement of every two coders who share units."""
    found = []
    for variable, some in _by(said, lambda one: one.variable).items():
        coders = _by(some, lambda one: one.coder)
        for first, second in combinations(sorted(coders), 2):
            found.append(_agreement(variable, f"{first} – {second}", [*coders[first], *coders[second]]))
    return [one for one in found if one.unit_count]


def by_period(said: Iterable[Said], period: str) -> list[Agreement]:
    """Give the agreement by when a unit was coded last."""
    said = list(said)
    last: dict[tuple[str, str], datetime] = {}
    for one in said:
        key = (one.variable, one.unit)
        last[key] = max(one.coded_at, last.get(key, one.coded_at))
    groups = _by(said, lambda one: (one.variable, _period(last[one.variable, one.unit], period)))
    return [_agreement(variable, name, groups[variable, name]) for variable, name in sorted(groups)]


def newest(said: Iterable[Said]) -> list[Said]:
    """Give what was said by the codebook that a unit was coded by last."""
    kept = []
    for ones in _by(said, lambda one: (one.unit, one.variable)).values():
        version = max(ones, key=lambda one: (one.coded_at, one.codebook_version)).codebook_version
        kept += [one for one in ones if one.codebook_version == version]
    return kept


def categories(said: Iterable[Said]) -> list[Category]:
    """Give how each label is used, by variable."""
    found = []
    for variable, some in _by(said, lambda one: one.variable).items():
        counts, labels = _counts(some)
        coders = _by(some, lambda one: one.coder)
        for place, label in enumerate(labels):
            column = counts[:, place]
            chances = float((column * (counts.sum(1) - 1)).sum())
            found.append(
                Category(
                    variable=variable,
                    label=label,
                    used_count=int(column.sum()),
                    agreement=float((column * (column - 1)).sum()) / chances if chances else nan,
                    shares={name: _share(ones, label) for name, ones in sorted(coders.items())},
                )
            )
    return found


def drift(said: Iterable[Said], period: str) -> list[Drift]:
    """Give each coder's labels by period, and whether they change more than chance would have it."""
    found = []
    for (variable, coder), some in _by(said, lambda one: (one.variable, one.coder)).items():
        labels, label_of = np.unique([one.label for one in some], return_inverse=True)
        periods, period_of = np.unique([_period(one.coded_at, period) for one in some], return_inverse=True)
        in_period = _by(some, lambda one: _period(one.coded_at, period))
        shares = {
            name: {str(label): _share(in_period[name], label) for label in labels}
            for name in map(str, periods)
        }
        p_value = _permuted(label_of, period_of, len(labels), len(periods))
        found.append(Drift(variable=variable, coder=coder, shares=shares, p_value=p_value))
    return found


def _agreement(variable: str, of: str, said: Sequence[Said]) -> Agreement:
    counts, _ = _counts(said)
    pairable = counts[counts.sum(1) >= 2]
    coders = pairable.sum(1)
    pairs = float((coders * (coders - 1)).sum())
    low, high = _interval(pairable)
    return Agreement(
        variable=variable,
        of=of,
        unit_count=len(pairable),
        alpha=_alpha(pairable),
        low=low,
        high=high,
        percent=float((pairable * (pairable - 1)).sum()) / pairs if pairs else nan,
    )


def _alpha(counts: Counts) -> float:
    try:
        import krippendorff
    except ModuleNotFoundError as error:
        raise UserError(
            "agreement: expected the library krippendorff, found none; as it is GPL-3.0 it is yours to add: "
            "pip install 'ko-ai-policy-corpus[agreement]'"
        ) from error
    if np.count_nonzero(counts.sum(0)) < 2:
        return nan
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def _interval(counts: Counts) -> tuple[float, float]:
    random = np.random.default_rng(SEED)
    drawn = (
        counts[random.integers(len(counts), size=len(counts))]
        for _ in range(RESAMPLES if len(counts) > 1 else 0)
    )
    found = np.array([alpha for one in drawn if not np.isnan(alpha := _alpha(one))])
    if len(found) < RESAMPLES / 2:
        return nan, nan
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


def _permuted(label_of: NDArray[Any], period_of: NDArray[Any], label_count: int, period_count: int) -> float:
    """Give the p-value of Pearson's statistic under permutation of the periods."""
    if label_count < 2 or period_count < 2:
        return nan
    expected = np.outer(np.bincount(label_of), np.bincount(period_of)) / len(label_of)

    def statistic(order: NDArray[Any]) -> float:
        cells = np.bincount(label_of * period_count + order, minlength=label_count * period_count)
        return float(((cells.reshape(label_count, period_count) - expected) ** 2 / expected).sum())

    random = np.random.default_rng(SEED)
    seen = statistic(period_of)
    as_far = sum(statistic(random.permutation(period_of)) >= seen - 1e-9 for _ in range(PERMUTATIONS))
    return (as_far + 1) / (PERMUTATIONS + 1)


def _counts(said: Sequence[Said]) -> tuple[Counts, list[str]]:
    labels = sorted({one.label for one in said})
    units = {unit: place for place, unit in enumerate(sorted({one.unit for one in said}))}
    counts = np.zeros((len(units), len(labels)), dtype=np.int64)
    for one in said:
        counts[units[one.unit], labels.index(one.label)] += 1
    return counts, labels


def _share(said: Sequence[Said], label: str) -> float:
    return sum(one.label == label for one in said) / len(said)


def _period(at: datetime, period: str) -> str:
    return PERIODS[period](at.astimezone(KST))


def _by(said: Iterable[Said], key: Callable[[Said], Any]) -> dict[Any, list[Said]]:
    groups: dict[Any, list[Said]] = defaultdict(list)
    for one in said:
        groups[key(one)].append(one)
    return groups
