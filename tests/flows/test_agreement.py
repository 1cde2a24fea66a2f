"""Agreement: alpha as its inventor computes it, intervals that mean something, drift that is seen where there is some."""

import sys
from datetime import datetime, timedelta
from math import isnan
from random import Random

import pytest

from flows.agreement import Said, agreement, by_pair, by_period, categories, drift, newest
from flows.errors import UserError
from tests.warehouse.factory import DAY

LABELS = ("supportive", "oppositional", "mixed", "neutral", "none")


def said(
    unit: int, coder: str, label: str, at: datetime = DAY, codebook: str = "2", variable: str = "stance"
) -> Said:
    return Said(
        unit=f"byeol:{unit}",
        variable=variable,
        coder=coder,
        codebook_version=codebook,
        label=label,
        coded_at=at,
    )


def rows(table: dict[str, str]) -> list[Said]:
    return [
        said(unit, coder, label)
        for coder, labels in table.items()
        for unit, label in enumerate(labels.split())
        if label != "."
    ]


KRIPPENDORFF = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
"""The example of Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: nominal alpha is 0.743."""


def test_alpha_is_that_of_the_textbook() -> None:
    [found] = agreement(rows(KRIPPENDORFF), "all")
    assert found.alpha == pytest.approx(0.743, abs=5e-4)
    assert found.unit_count == 11, "the last unit has one coder"
    assert found.low < found.alpha < found.high <= 1


def test_percent_agreement_counts_pairs_of_coders() -> None:
    [found] = agreement(rows({"A": "1 1 2 .", "B": "1 2 2 3", "C": "1 1 1 ."}), "all")
    assert (found.unit_count, found.percent) == (3, pytest.approx((6 + 2 + 2) / 18))


def test_coders_who_throw_dice_agree_as_chance_would() -> None:
    random = Random(3)
    table = [said(unit, coder, random.choice(LABELS)) for unit in range(200) for coder in ("가", "나")]
    [found] = agreement(table, "all")
    assert found.low < 0 < found.high
    assert abs(found.alpha) < 0.1


def test_one_label_alone_tells_nothing() -> None:
    [found] = agreement(rows({"A": "1 1 1", "B": "1 1 1"}), "all")
    assert isnan(found.alpha)
    assert isnan(found.low)
    assert found.percent == 1
    assert agreement(rows({"A": "1 2"}), "all")[0].unit_count == 0


def test_pairs_codebooks_and_periods_stand_apart() -> None:
    later = DAY + timedelta(days=40)
    table = [
        said(unit, coder, "mixed" if unit % 2 else "none") for unit in range(20) for coder in ("가", "나")
    ]
    table += [said(unit, "다", "mixed" if unit % 3 else "none") for unit in range(20)]
    table += [
        said(unit, coder, "none" if coder == "가" else "mixed", later, "3")
        for unit in range(5)
        for coder in ("가", "나")
    ]
    assert {one.of: one.unit_count for one in by_pair(newest(table))} == {
        "가 – 나": 20,
        "가 – 다": 15,
        "나 – 다": 15,
    }
    first = next(
        one for one in by_pair([one for one in table if one.codebook_version == "2"]) if one.of == "가 – 나"
    )
    assert first.alpha == 1
    periods = {one.of: one for one in by_period([one for one in newest(table) if one.coder != "다"], "month")}
    assert (periods["2026-03"].unit_count, periods["2026-03"].alpha) == (15, 1)
    assert (periods["2026-04"].unit_count, periods["2026-04"].percent) == (5, 0)


def test_the_labels_that_coders_part_on_are_seen() -> None:
    found = {one.label: one for one in categories(rows({"A": "n n n m m s", "B": "n n n s n s"}))}
    assert found["n"].agreement == pytest.approx(6 / 7)
    assert found["m"].agreement == 0
    assert found["s"].shares == {"A": 1 / 6, "B": 2 / 6}


def coded_over_months(seed: int, *, drifts: bool) -> list[Said]:
    random = Random(seed)
    table = []
    for unit in range(240):
        month = unit // 80
        neutral = 0.3 + (0.15 * month if drifts else 0)
        label = "neutral" if random.random() < neutral else random.choice(LABELS[:3])
        table.append(said(unit, "가", label, DAY + timedelta(days=31 * month)))
    return table


def test_a_coder_who_changes_is_seen() -> None:
    [found] = drift(coded_over_months(1, drifts=True), "month")
    assert found.p_value < 0.01
    assert found.shares["2026-03"]["neutral"] < found.shares["2026-05"]["neutral"]


def test_a_coder_who_does_not_is_left_alone() -> None:
    p_values = [drift(coded_over_months(seed, drifts=False), "month")[0].p_value for seed in range(20)]
    assert sum(p_value < 0.05 for p_value in p_values) <= 4, "one in twenty is chance"
    [found] = drift(coded_over_months(1, drifts=False)[:80], "month")
    assert isnan(found.p_value), "one month shows no change"


def test_a_missing_library_is_told_with_its_licence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    with pytest.raises(UserError, match=r"as it is GPL-3.0 it is yours to add: pip install"):
        agreement(rows(KRIPPENDORFF), "all")
