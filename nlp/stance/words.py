"""What words weigh: a unit's morphemes, pairs of them, those that stand beside it, and those of the whole text."""

import re
from collections.abc import Collection, Sequence
from itertools import chain, repeat

import numpy as np

from nlp.stance.units import KINDS, PAIR, WHOLE, Around, Unit, Word, words
from nlp.stance.weighing import Array, Weights

_ALL_KINDS = (*KINDS, WHOLE)
_PAIR = re.compile(r"(.+?/[A-Z]\S*) (.+)")


class WordWeights:
    """The weights of words in several models with the same classes, which are weighed side by side."""

    def __init__(self, *models: Weights) -> None:
        width = len(models[0].classes)
        names = [name for name in dict.fromkeys(chain(*(model.features for model in models))) if _kind(name)]
        self._table = np.zeros((len(names) + 1, width * len(models)))
        """First a line of words that have no weights."""
        for at, model in enumerate(models):
            own = [line for line, name in enumerate(names, start=1) if name in model.features]
            places = [model.features[name] for name in names if name in model.features]
            self._table[own, at * width : (at + 1) * width] = model.table[places]
        self._lines: dict[str, dict[Word, int]] = {kind: {} for kind in _ALL_KINDS}
        for line, name in enumerate(names, start=1):
            kind = _kind(name)
            pair = _PAIR.fullmatch(name, len(kind)) if kind == PAIR else None
            self._lines[kind][(pair[1], pair[2]) if pair else name[len(kind) :]] = line

    def __bool__(self) -> bool:
        """Tell whether the model weighs words."""
        return len(self._table) > 1

    def sums(self, texts: Sequence[tuple[Around, Sequence[Unit]]]) -> Array:
        """Give for each unit of the texts, in order, one sum of weights a class of each model."""
        kept = [words(unit) for _, units in texts for unit in units]
        of_units = self._summed([(kind, own.get(kind, ())) for own in kept for kind in KINDS])
        of_texts = self._summed([(WHOLE, dict.fromkeys(around.morphs)) for around, _ in texts])
        by_unit: Array = of_units.reshape(len(kept), len(KINDS), -1).sum(axis=1)
        return by_unit + np.repeat(of_texts, [len(units) for _, units in texts], axis=0)

    def _summed(self, groups: Sequence[tuple[str, Collection[Word]]]) -> Array:
        """Give one line of sums for each group of words of a kind: the fewer they are, the more each one counts."""
        lines: list[int] = []
        firsts: list[int] = []
        for kind, some in groups:
            firsts.append(len(lines))
            lines.append(0)
            lines += map(self._lines[kind].get, some, repeat(0))
        counts = np.array([max(1, len(some)) for _, some in groups])
        sums: Array = np.add.reduceat(self._table[lines], firsts) * counts[:, None] ** -0.5
        return sums


def _kind(name: str) -> str:
    """Give what the name of a feature of a word begins with, or nothing where it is another's."""
    return next((kind for kind in _ALL_KINDS if name.startswith(kind)), "")
