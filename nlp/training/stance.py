"""Train the weights of stance: `python -m nlp.training.stance GOLD.jsonl`.

Learns from the `made-*` documents of GOLD and from `opinions`, all our own texts; other documents of GOLD are measured
on and never learned from. Prints the figures of k folds by hash of the document's id, then writes two
pairs of `first.tsv` and `second.tsv` from all that may be learned from: one of the marked issue with all features, one
for every other issue, without the features that are this one's own (words, frames) and without `opinions/pieces`, which
speak in images of this one. How the latter does on an issue that nobody marked is printed from the issue's own pieces
in `opinions`. Same input, same weights.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

import numpy as np

import nlp
from nlp.annotate import MARKED_ISSUE
from nlp.stance.issue import ENLIGHTENED, by_rule, issue_ids
from nlp.stance.layout import is_weighed
from nlp.stance.units import BESIDE, LABELS, MORPH, PAIR, Around, Unit
from nlp.training.articles import articles
from nlp.training.fit import Likeness, Model, Penalties, fit, fold, probabilities, write
from nlp.training.kiwi_vectors import kiwi_vectors
from nlp.training.marked import surroundings
from nlp.training.named import Features, local_features, second_features
from nlp.training.opinions import more_pieces, opinions

_WORDS = (MORPH, PAIR, BESIDE)
_FIRST_PENALTIES = Penalties(words=_WORDS, of_words=0.6, of_others=4.0)
_SECOND_PENALTIES = Penalties(words=_WORDS, of_words=0.9, of_others=6.0)
_RARE_LABEL_LIFT = 0.4
"""Power of a label's inverse share that lifts rare labels, since macro-F1 counts every label alike."""
_PIECES_COUNT = 0.5
"""What a quote of `opinions/pieces` counts: they are three in four of all, and name the issue less than the press does."""
_INNER_FOLDS = 3
_FOLDS = 5
_AXES, _LENGTH, _SEED = 128, 0.076, 0
_COMMON_MORPHS = 10_000
"""Kiwi numbers its morphemes by how common they are; rarer ones would only make the table long."""
ISSUE_S_OWN = (*_WORDS, "frame ", "topic frame ")
"""Begin the names of features that mean something on one issue alone."""
_OWN = "made-"
"""Begins the ids of marked documents that are our own texts."""


@dataclass(frozen=True, slots=True)
class Case:
    """One document with its marks and its quotes' surroundings."""

    document_id: str
    labels: list[str]
    around: Around
    is_on_issue: bool
    """Learned from in any case; if not on the issue, all its quotes are found to be `none` unread."""
    counts_as: float = 1.0
    """What its quotes count in learning."""


FeaturesOf = Callable[[Unit, Around], Features]


def general_features(unit: Unit, around: Around) -> Features:
    """Give the local features that mean the same on every issue: neither words nor frames."""
    found = local_features(unit, around)
    return {name: value for name, value in found.items() if not name.startswith(ISSUE_S_OWN)}


def likeness_of_morphs() -> Likeness:
    """Give the vectors of Kiwi's commonest morphemes, under the names of their features; takes some 30 s."""
    names, vectors = kiwi_vectors(_AXES, _SEED)
    kept = [at for at, name in enumerate(names) if name[0] != "/" and is_weighed(name.rpartition("/")[2])]
    kept = kept[:_COMMON_MORPHS]
    places = {MORPH + names[at]: place for place, at in enumerate(kept)}
    return Likeness(MORPH, places, _LENGTH * vectors[kept].astype(np.float64))


def train(
    cases: Sequence[Case], features_of: FeaturesOf = local_features, likeness: Likeness | None = None
) -> tuple[Model, Model]:
    """Give both models; the second learns from guesses the first made without having seen the document."""
    features = [[features_of(unit, case.around) for unit in case.around.units] for case in cases]
    second: dict[int, list[Features]] = {}
    for part in range(_INNER_FOLDS):
        inside = [at for at, case in enumerate(cases) if fold(case.document_id, _INNER_FOLDS) != part]
        model = _fit(cases, dict(enumerate(features)), inside, _FIRST_PENALTIES, likeness)
        for at in sorted(set(range(len(cases))) - set(inside)):
            if len(features[at]) < ENLIGHTENED:
                continue
            guesses = [probabilities(model, own) for own in features[at]]
            second[at] = second_features(cases[at].around, features[at], guesses)
    return (
        _fit(cases, dict(enumerate(features)), range(len(cases)), _FIRST_PENALTIES, likeness),
        _fit(cases, second, sorted(second), _SECOND_PENALTIES, likeness),
    )


def _fit(
    cases: Sequence[Case],
    features: Mapping[int, Sequence[Features]],
    places: Sequence[int],
    penalties: Penalties,
    likeness: Likeness | None,
) -> Model:
    """Give the model of some cases, rare labels lifted."""
    labels = [label for at in places for label in cases[at].labels]
    counts_as = [cases[at].counts_as for at in places for _ in features[at]]
    rows = [own for at in places for own in features[at]]
    model = fit(rows, labels, LABELS, penalties, likeness, counts_as)
    counts = Counter(labels)
    for at, label in enumerate(LABELS):
        model.weights[model.columns["bias"], at] -= _RARE_LABEL_LIFT * log(counts[label] / counts.total())
    return model


def label_quotes(models: tuple[Model, Model], case: Case) -> list[str]:
    """Give the label of each quote of a text."""
    around = case.around
    if not case.is_on_issue:
        return ["none"] * len(around.units)
    features = [local_features(unit, around) for unit in around.units]
    guesses = [probabilities(models[0], own) for own in features]
    if len(guesses) < ENLIGHTENED:
        return [_likeliest(guess) for guess in guesses]
    second = second_features(around, features, guesses)
    return [_likeliest(probabilities(models[1], own)) for own in second]


def _likeliest(guess: Sequence[float]) -> str:
    return LABELS[max(range(len(LABELS)), key=lambda at: guess[at])]


def figures(pairs: Sequence[tuple[str, str]]) -> str:
    """Render accuracy, macro-F1 and each label's count and F1 of (marked, found) pairs."""
    cells = []
    scores = []
    for label in LABELS:
        marked, found = sum(a == label for a, _ in pairs), sum(b == label for _, b in pairs)
        score = 2 * sum(a == b == label for a, b in pairs) / max(1, marked + found)
        scores.append(score)
        cells.append(f"{label} {score:.2f} (n {marked})")
    accuracy = sum(a == b for a, b in pairs) / len(pairs)
    return f"accuracy {accuracy:.3f}, macro-F1 {sum(scores) / len(scores):.3f}: " + ", ".join(cells)


def main() -> None:
    """Measure by folds, then write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help=f"documents marked for {MARKED_ISSUE}")
    lines = parser.parse_args().gold.read_text("utf-8").splitlines()
    cases = _cases([json.loads(line) for line in lines], MARKED_ISSUE)
    own = [case for case in cases if case.document_id.startswith(_OWN)]
    plain = _cases([*opinions(MARKED_ISSUE), *articles(MARKED_ISSUE)], MARKED_ISSUE)
    pieces = _cases(more_pieces(), MARKED_ISSUE, _PIECES_COUNT)
    print("rules alone:", figures(_by_rule(cases)))
    likeness = likeness_of_morphs()
    for name, features_of, alike, extra in (
        ("all features", local_features, likeness, plain + pieces),
        ("general features", general_features, None, plain),
    ):
        pairs: list[tuple[str, str]] = []
        for part in range(_FOLDS):
            inside = [case for case in own if fold(case.document_id, _FOLDS) != part]
            models = train(inside + extra, features_of, alike)
            pairs += _weighed(models, [case for case in cases if fold(case.document_id, _FOLDS) == part])
        print(f"{name}:", figures(pairs))
    folder = Path(nlp.__path__[0]) / "lexicons" / "stance"
    _write(train(own + plain + pieces, local_features, likeness), folder / MARKED_ISSUE)
    general = train(own + plain, general_features)
    _write(general, folder)
    for issue_id in issue_ids():
        if issue_id != MARKED_ISSUE:
            others = _cases(opinions(issue_id), issue_id)
            print(f"{issue_id}, rules alone:", figures(_by_rule(others)))
            print(f"{issue_id}, general features:", figures(_weighed(general, others)))


def _by_rule(cases: Sequence[Case]) -> list[tuple[str, str]]:
    return [
        (label, _likeliest(by_rule(unit)))
        for case in cases
        for label, unit in zip(case.labels, case.around.units, strict=True)
    ]


def _weighed(models: tuple[Model, Model], cases: Sequence[Case]) -> list[tuple[str, str]]:
    return [pair for case in cases for pair in zip(case.labels, label_quotes(models, case), strict=True)]


def _write(models: tuple[Model, Model], folder: Path) -> None:
    for name, model in zip(("first", "second"), models, strict=True):
        write(
            model, folder / f"{name}.tsv", f"weights of the {name} reading of a quote", "nlp.training.stance"
        )


def _cases(documents: Sequence[dict[str, Any]], issue_id: str, counts_as: float = 1.0) -> list[Case]:
    return [
        Case(
            document["id"],
            [quote["stance"] for quote in document["quotes"]],
            around,
            salience != "none",
            counts_as,
        )
        for document, around, salience in surroundings(documents, issue_id)
    ]


if __name__ == "__main__":
    main()
