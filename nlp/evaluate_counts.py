"""What one predicted document got right, as counts: the raw material of every figure in `nlp/evaluate.py`.

Gold and prediction have the codebook's form. A count is `(right, predicted, gold)`; precision is right/predicted,
recall right/gold. Where each thing has exactly one answer (a matched quote's speaker, a document's stance)
predicted and gold are equal and right/gold is the accuracy.

A speaker is right when, blanks apart, (1) both strings are equal, both empty included, or (2) both name the same
non-empty `speaker_entity`, or (3) one string contains the other, and the gold `speaker_entity`, if there is
one, stands in both: "배도윤 대표" for "배도윤 한울지능 대표" is right, "한울지능" for it is not.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from warehouse.records import EntityKind, QuoteKind, StanceLabel

Row = Mapping[str, Any]
Counts = dict[str, tuple[int, int, int]]
"""Path of a figure → (right, predicted, gold)."""

OVERLAPS = {"iou_30": 0.3, "iou_80": 0.8}
"""Least intersection over union of two spans that counts as the same quote."""


def count(gold: Row, predicted: Row) -> Counts:
    """Give the counts of one document under every path."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(path: str, right: int, predicted_total: int, gold_total: int) -> None:
        for place, number in enumerate((right, predicted_total, gold_total)):
            counts[path][place] += number

    _count_quotes(gold["quotes"], predicted["quotes"], add)
    _count_entities(gold["entities"], predicted["entities"], add)
    _count_document(gold["document"], predicted["document"], add)
    claims = matched(gold["claims"], predicted["claims"], 0.5, same=_is_same_claim)
    add("claims", len(claims), len(predicted["claims"]), len(gold["claims"]))
    return {path: (right, given, wanted) for path, (right, given, wanted) in counts.items()}


Add = Callable[[str, int, int, int], None]


def matched(
    gold: Sequence[Row],
    predicted: Sequence[Row],
    least: float,
    same: Callable[[Row, Row], bool] = lambda wanted, given: True,
) -> list[tuple[int, int]]:
    """Give pairs (gold index, predicted index), one to one, best overlap first, none under `least`."""
    overlaps = [
        (-overlap, w, g)
        for w, wanted in enumerate(gold)
        for g, given in enumerate(predicted)
        if (overlap := _overlap(wanted, given)) >= least and same(wanted, given)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, w, g in sorted(overlaps):
        if w not in pairs and g not in taken:
            pairs[w] = g
            taken.add(g)
    return sorted(pairs.items())


def is_right_speaker(wanted: Row, given: Row) -> bool:
    """Tell whether a quote's speaker is right by the rule at the head of this file."""
    gold, found = _plain(wanted["speaker"]), _plain(given["speaker"])
    entity, found_entity = _plain(wanted["speaker_entity"]), _plain(given["speaker_entity"])
    if gold == found or (entity and entity == found_entity):
        return True
    if not gold or not found:
        return False
    return (gold in found or found in gold) and entity in gold and entity in found


def _count_quotes(gold: Sequence[Row], predicted: Sequence[Row], add: Add) -> None:
    for name, least in OVERLAPS.items():
        add(f"quotes.any.{name}", len(matched(gold, predicted, least)), len(predicted), len(gold))
        for kind in get_args(QuoteKind):
            wanted = [quote for quote in gold if quote["kind"] == kind]
            given = [quote for quote in predicted if quote["kind"] == kind]
            add(f"quotes.{kind}.{name}", len(matched(wanted, given, least)), len(given), len(wanted))
    pairs = matched(gold, predicted, OVERLAPS["iou_30"])
    for w, g in pairs:
        wanted_quote, given_quote = gold[w], predicted[g]
        add("quotes.speaker", is_right_speaker(wanted_quote, given_quote), 1, 1)
        if wanted_quote["speaker_entity"]:
            same = _plain(wanted_quote["speaker_entity"]) == _plain(given_quote["speaker_entity"])
            add("quotes.speaker_entity", same, 1, 1)
        add("quotes.role", wanted_quote["speaker_role"] == given_quote["speaker_role"], 1, 1)
        add("quotes.verb", wanted_quote["verb"] == given_quote["verb"], 1, 1)
        add("quotes.kind", wanted_quote["kind"] == given_quote["kind"], 1, 1)
        add("quotes.stance_accuracy", wanted_quote["stance"] == given_quote["stance"], 1, 1)
        _add_label("quotes.stance", wanted_quote["stance"], given_quote["stance"], add)
        _add_label("quotes.stance_end_to_end", wanted_quote["stance"], given_quote["stance"], add)
        _add_set("quotes.frames", wanted_quote["frames"], given_quote["frames"], add)
    found, answered = {w for w, _ in pairs}, {g for _, g in pairs}
    for w, quote in enumerate(gold):
        if w not in found:
            add(f"quotes.stance_end_to_end/{quote['stance']}", 0, 0, 1)
    for g, quote in enumerate(predicted):
        if g not in answered:
            add(f"quotes.stance_end_to_end/{quote['stance']}", 0, 1, 0)


def _count_entities(gold: Sequence[Row], predicted: Sequence[Row], add: Add) -> None:
    wanted = {(row["start"], row["end"], row["label"]): _plain(row["entity"]) for row in gold}
    given = {(row["start"], row["end"], row["label"]): _plain(row["entity"]) for row in predicted}
    both = wanted.keys() & given.keys()
    add("entities.all", len(both), len(given), len(wanted))
    spans, given_spans = {key[:2] for key in wanted}, {key[:2] for key in given}
    add("entities.any_label", len(spans & given_spans), len(given_spans), len(spans))
    for label in get_args(EntityKind):
        totals = [sum(key[2] == label for key in keys) for keys in (both, given, wanted)]
        add(f"entities.{label}", *totals)
    add("entities.linking", sum(wanted[key] == given[key] for key in both), len(both), len(both))


def _count_document(gold: Row, predicted: Row, add: Add) -> None:
    add("document.salience", gold["salience"] == predicted["salience"], 1, 1)
    add("document.stance_accuracy", gold["stance"] == predicted["stance"], 1, 1)
    _add_label("document.stance", gold["stance"], predicted["stance"], add)
    _add_set("document.frames", gold["frames"], predicted["frames"], add)


def _add_label(path: str, wanted: str, given: str, add: Add) -> None:
    """Count one label of several, `path/label`, for a macro average."""
    for label in get_args(StanceLabel):
        is_wanted, is_given = label == wanted, label == given
        if is_wanted or is_given:
            add(f"{path}/{label}", is_wanted and is_given, is_given, is_wanted)


def _add_set(path: str, wanted: Sequence[str], given: Sequence[str], add: Add) -> None:
    add(path, len(set(wanted) & set(given)), len(set(given)), len(set(wanted)))


def _is_same_claim(wanted: Row, given: Row) -> bool:
    return _plain(wanted["subject"]) == _plain(given["subject"]) and bool(
        wanted["claimed"] == given["claimed"]
    )


def _overlap(one: Row, other: Row) -> float:
    """Intersection over union of two spans of characters."""
    both = min(one["end"], other["end"]) - max(one["start"], other["start"])
    either = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return both / either if both > 0 else 0.0


def _plain(words: str | None) -> str:
    return "".join((words or "").split())
