"""One issue, made of files alone: `nlp/lexicons/stance/<issue_id>/` with its words and, where trained, its weights.

An issue without `first.tsv` and `second.tsv` of its own is weighed by those of the folder above, which know no words:
a side praised, a whole argument, a concession mean the same on every issue.
"""

from collections.abc import Sequence
from importlib import resources
from itertools import accumulate, chain

import numpy as np

from nlp.stance.features import local_columns, second_columns
from nlp.stance.reading import IssueCues
from nlp.stance.survey import ON_ISSUE
from nlp.stance.units import LABELS, Around, Unit
from nlp.stance.weighing import Weights, probabilities
from nlp.stance.words import WordWeights

ENLIGHTENED = 2
"""Quotes of a text from which on each is read once more in the light of the others."""
Guess = list[float]
"""One probability a label, in the order of LABELS."""


def issue_ids() -> list[str]:
    """Give the issues there are lexicons for, sorted."""
    folder = resources.files("nlp").joinpath("lexicons", "stance")
    return sorted(entry.name for entry in folder.iterdir() if entry.is_dir())


class Issue:
    """Guesses the position of units on one issue."""

    def __init__(self, issue_id: str) -> None:
        self.issue_id = issue_id
        self.cues = IssueCues(issue_id)
        lexicons = resources.files("nlp").joinpath("lexicons", "stance")
        is_trained = lexicons.joinpath(issue_id, "first.tsv").is_file()
        folder = f"stance/{issue_id}" if is_trained else "stance"
        self._first, self._second = Weights(folder, "first"), Weights(folder, "second")
        self._words = WordWeights(self._first, self._second)
        self.weighs_morphs = bool(self._words)

    def guess(self, texts: Sequence[tuple[Around, Sequence[Unit]]]) -> list[list[Guess]]:
        """Give for each text the probabilities of its quotes, each in the light of the others if any, then of other units.

        The same units have the same probabilities in any company.
        """
        asked = [(around, [*around.units, *others]) for around, others in texts]
        units = list(chain.from_iterable(own for _, own in asked))
        if not units:
            return [[] for _ in texts]
        columns = local_columns(asked)
        by_words = self._words.sums(asked) if self.weighs_morphs else np.zeros((len(units), 2 * len(LABELS)))
        guesses = probabilities(self._first.sums(columns) + by_words[:, : len(LABELS)])
        enlightened = [around for around, _ in texts if len(around.units) >= ENLIGHTENED]
        if enlightened:
            again = np.flatnonzero(
                [unit.is_quote and len(around.units) >= ENLIGHTENED for around, own in asked for unit in own]
            )
            known = {name: column[again] for name, column in columns.items()}
            light = second_columns(enlightened, guesses[again])
            guesses[again] = probabilities(self._second.sums(known | light) + by_words[again, len(LABELS) :])
        ends = accumulate(len(own) for _, own in asked)
        listed = guesses.tolist()
        return [listed[end - len(own) : end] for (_, own), end in zip(asked, ends, strict=True)]


def by_rule(unit: Unit) -> Guess:
    """Give probabilities from the cues alone: what the weights are measured against."""
    reading = unit.reading
    if reading.topic < ON_ISSUE:
        return _sure("none", 0.8)
    if reading.of("mixed") >= 1 or reading.first * reading.last < -0.1:
        return _sure("mixed", 0.6)
    if abs(reading.lean) <= 0.4:
        return _sure("neutral", 0.6)
    return _sure("supportive" if reading.lean > 0 else "oppositional", min(0.9, 0.5 + abs(reading.lean) / 4))


def best(guess: Sequence[float]) -> tuple[int, float]:
    """Give the place of the likeliest label and how sure it is."""
    score = max(guess)
    return guess.index(score), score


def _sure(label: str, probability: float) -> Guess:
    rest = (1 - probability) / (len(LABELS) - 1)
    return [probability if own == label else rest for own in LABELS]
