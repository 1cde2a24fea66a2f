"""One issue, made of files alone: `nlp/lexicons/stance/<issue_id>/` with its words and, where trained, its weights.

An issue without a `first.tsv` of its own is weighed by that of the folder above, which knows no words: a side praised, a
whole argument, a concession mean the same on every issue. So do a quote's surroundings: `second.tsv` is for all.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np

from nlp.cue_places import Ints
from nlp.lexicon_lines import lexicon_lines
from nlp.pieces import Morphs
from nlp.stance.features import local_columns, second_columns
from nlp.stance.issue_cues import IssueCues
from nlp.stance.trees import Trees
from nlp.stance.units import LABELS, QUOTE, Units
from nlp.stance.words import WordWeights
from nlp.weighing import Array, Weights, probabilities

_READ_AGAIN_FROM = 2
"""Quotes of a text from which on each is read once more in the light of the others."""


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
        self._first = Weights(folder, "first", LABELS)
        self._words = WordWeights(self._first)

    def guess(self, morphs: Sequence[Morphs], units: Units) -> Array:
        """Give a line of probabilities for each unit, of quotes in the light of their text's other quotes if any.

        The same units have the same probabilities in any company. `morphs` are of all tokens of the texts.
        """
        if not len(units):
            return np.zeros((0, len(LABELS)))
        columns = local_columns(units)
        sums = self._first.sums(columns)
        if self._words:
            sums += self._words.sums(morphs, units)
        guesses = probabilities(sums)
        again = read_again(units)
        if len(again):
            known = {name: column[again] for name, column in columns.items()}
            light = second_columns(units, again, guesses[again])
            guesses[again] = probabilities(second_reading().sums(known | light))
        return guesses


@cache
def second_reading() -> Trees:
    """Give the trees that read a quote once more, for every issue."""
    path = "stance/second.tsv"
    return Trees(lexicon_lines(path), path, LABELS)


def read_again(units: Units) -> Ints:
    """Give the lines of quotes that are read once more in the light of their text's other ones."""
    is_quote = units.kinds == QUOTE
    counts = np.bincount(units.texts[is_quote], minlength=len(units.around.density))
    lines: Ints = (is_quote & (counts[units.texts] >= _READ_AGAIN_FROM)).nonzero()[0]
    return lines
