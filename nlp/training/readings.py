"""The two readings of a quote and the position of a text, learned from documents with their marks."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from math import log
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nlp.evaluate import fold
from nlp.pieces import Morphs
from nlp.stance.document import features_of
from nlp.stance.features import Columns, local_columns, second_columns
from nlp.stance.issue import read_again
from nlp.stance.trees import Trees
from nlp.stance.units import BESIDE, LABELS, MORPH, PAIR, QUOTE, SENTENCE, WHOLE, Units
from nlp.training.fit import Likeness, Model, Penalties, Table, fit, probabilities
from nlp.training.marked import surroundings
from nlp.training.named import Features, local_features
from nlp.training.trees import Lines, grown
from nlp.weighing import probabilities as likelihoods

_FIRST_PENALTIES = Penalties(4.0, {MORPH: 0.4, PAIR: 0.4, BESIDE: 0.4, WHOLE: 4.0})
_DOCUMENT_PENALTIES = Penalties(1.0, {"share": 0.1, "both sides": 0.1})
_RARE_LABEL_LIFT = 0.4
"""Power of a label's inverse share that lifts rare labels, since macro-F1 counts every label alike."""
_INNER_FOLDS = 3

Guesses = npt.NDArray[np.float64]
"""A line a unit, a column a label."""


@dataclass(frozen=True, slots=True)
class Case:
    """One document with its marks and its quotes' surroundings."""

    document_id: str
    labels: list[str]
    morphs: Sequence[Morphs]
    """Of its tokens."""
    units: Units
    is_on_issue: bool
    """Learned from in any case; if not on the issue, all its quotes are found to be `none` unread."""
    stance: str | None
    """The whole document's."""
    counts_as: float = 1.0
    """What its quotes count in learning."""


class Readings(NamedTuple):
    """The model of the first reading and the trees of the second, in the light of the first."""

    first: Model
    second: Lines
    """Of its table."""


class Guessed(NamedTuple):
    """Probabilities of a document's quotes and of its sentences on the issue."""

    quotes: Guesses
    sentences: Guesses


def cases(documents: Sequence[Mapping[str, Any]], issue_id: str, counts_as: float = 1.0) -> list[Case]:
    """Give documents in the codebook's form as cases of an issue."""
    return [
        Case(
            one.document["id"],
            [quote["stance"] for quote in one.document["quotes"]],
            one.morphs,
            one.units,
            one.salience != "none",
            one.document["document"].get("stance"),
            counts_as,
        )
        for one in surroundings(documents, issue_id)
    ]


class Corpus:
    """Cases whose features are worked out once, however often some of them are learned from."""

    def __init__(self, cases: Sequence[Case], keeps: Callable[[str], bool] = lambda name: True) -> None:
        """Work out the features whose names are to be kept."""
        self.cases = cases
        rows: list[Features] = []
        ends: list[int] = []
        self._columns: list[Columns] = []
        for case in cases:
            found = local_features(case.morphs, case.units)
            self._columns.append(local_columns(case.units))
            for kind in (QUOTE, SENTENCE):
                rows += [
                    {name: value for name, value in found[at].items() if keeps(name)}
                    for at in (case.units.kinds == kind).nonzero()[0].tolist()
                ]
                ends.append(len(rows))
        bounds = [range(*pair) for pair in pairwise([0, *ends])]
        self._table = Table.of(rows)
        self._quotes, self._sentences = bounds[::2], bounds[1::2]

    def train(self, inside: Sequence[int], likenesses: Sequence[Likeness] = ()) -> Readings:
        """Give both models of some cases; the second learns from guesses the first made without having seen the document."""
        guesses: dict[int, Guesses] = {}
        for part in range(_INNER_FOLDS):
            unseen = [at for at in inside if fold(self.cases[at].document_id, _INNER_FOLDS) == part]
            model = self.first(sorted(set(inside) - set(unseen)), likenesses)
            guesses |= zip(unseen, self._guesses(model, [self._quotes[at] for at in unseen]), strict=True)
        again = self._read_again(sorted(inside))
        return Readings(self.first(sorted(inside), likenesses), self._second(again, guesses))

    def first(self, inside: Sequence[int], likenesses: Sequence[Likeness] = ()) -> Model:
        """Give the model of some cases' quotes, rare labels lifted."""
        labels = self._labels(inside)
        counts_as = [self.cases[at].counts_as for at in inside for _ in self.cases[at].labels]
        model = fit(self._lines(inside), labels, LABELS, _FIRST_PENALTIES, likenesses, counts_as)
        counts = Counter(labels)
        for at, label in enumerate(LABELS):
            model.weights[model.columns["bias"], at] -= _RARE_LABEL_LIFT * log(counts[label] / counts.total())
        return model

    def _second(self, inside: Sequence[int], guesses: Mapping[int, Guesses]) -> Lines:
        """Give the trees of some cases' quotes; made-up surroundings of lists count no more than an article's."""
        columns = self._in_light(inside, guesses)
        return grown(
            list(columns),
            np.column_stack(list(columns.values())),
            self._labels(inside),
            LABELS,
            [min(1.0, self.cases[at].counts_as) for at in inside for _ in self.cases[at].labels],
        )

    def _labels(self, some: Sequence[int]) -> list[str]:
        return list(chain.from_iterable(self.cases[at].labels for at in some))

    def _lines(self, some: Sequence[int]) -> Table:
        """Give the quotes of some cases."""
        return self._table.lines(_flat([self._quotes[at] for at in some]))

    def _read_again(self, some: Sequence[int]) -> list[int]:
        """Give those whose quotes are read once more in the light of each other."""
        return [at for at in some if len(read_again(self.cases[at].units))]

    def _in_light(self, some: Sequence[int], guesses: Mapping[int, Guesses]) -> Columns:
        """Give what the second reading knows of some cases' quotes: all but words, and what follows from the first guesses."""
        parts: list[Columns] = []
        for at in some:
            units = self.cases[at].units
            again = read_again(units)
            known = {name: column[again] for name, column in self._columns[at].items()}
            parts.append(known | second_columns(units, again, guesses[at]))
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    def _guesses(self, model: Model, parts: Sequence[Sequence[int]]) -> list[Guesses]:
        return _split(probabilities(model, self._table.lines(_flat(parts))), parts)

    def guess(self, readings: Readings, some: Sequence[int]) -> list[Guessed]:
        """Give what both readings find in some cases."""
        quotes = dict(
            zip(some, self._guesses(readings.first, [self._quotes[at] for at in some]), strict=True)
        )
        sentences = self._guesses(readings.first, [self._sentences[at] for at in some])
        again = self._read_again(some)
        if again:
            sums = Trees(readings.second, "trees just grown", LABELS).sums(self._in_light(again, quotes))
            parts = [self._quotes[at] for at in again]
            quotes |= zip(again, _split(likelihoods(sums), parts), strict=True)
        return [Guessed(quotes[at], own) for at, own in zip(some, sentences, strict=True)]


def train_document(cases: Sequence[Case], guesses: Sequence[Guessed]) -> Model:
    """Give the model of documents' positions, learned from those on the issue, with guesses that did not see them."""
    known = [
        (case, guessed)
        for case, guessed in zip(cases, guesses, strict=True)
        if case.stance is not None and case.is_on_issue
    ]
    rows = Table.of([document_features(*pair) for pair in known])
    return fit(rows, [str(case.stance) for case, _ in known], LABELS, _DOCUMENT_PENALTIES)


def document_features(case: Case, guessed: Guessed) -> Features:
    """Give the features of a document's position."""
    quotes = guessed.quotes.tolist()
    is_headline = case.units.is_headline[case.units.kinds == QUOTE].tolist()
    headline = [guess for guess, is_in_it in zip(quotes, is_headline, strict=True) if is_in_it]
    return features_of(quotes, guessed.sentences.tolist(), headline)


def _flat(parts: Sequence[Sequence[int]]) -> list[int]:
    return list(chain.from_iterable(parts))


def _split(guesses: Guesses, parts: Sequence[Sequence[int]]) -> list[Guesses]:
    return np.split(guesses, list(accumulate(map(len, parts)))[:-1])
