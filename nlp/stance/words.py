"""What the words of a unit weigh: its morphemes, pairs of them, and those that stand beside it."""

import re
from collections.abc import Sequence
from itertools import chain, repeat

import numpy as np

from nlp.stance.units import KINDS, PAIR, Unit, Word, words
from nlp.stance.weighing import Array, Weights

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
        self._lines: dict[str, dict[Word, int]] = {kind: {} for kind in KINDS}
        for line, name in enumerate(names, start=1):
            kind = _kind(name)
            pair = _PAIR.fullmatch(name, len(kind)) if kind == PAIR else None
            self._lines[kind][(pair[1], pair[2]) if pair else name[len(kind) :]] = line

    def __bool__(self) -> bool:
        """Tell whether the model weighs words."""
        return len(self._table) > 1

    def sums(self, units: Sequence[Unit]) -> Array:
        """Give for each unit one sum of weights a class of each model."""
        lines: list[int] = []
        firsts: list[int] = []
        counts: list[int] = []
        for unit in units:
            own = words(unit)
            for kind, known in self._lines.items():
                some = own.get(kind, ())
                firsts.append(len(lines))
                counts.append(max(1, len(some)))
                lines.append(0)
                lines += map(known.get, some, repeat(0))
        sums = np.add.reduceat(self._table[lines], firsts) * np.array(counts)[:, None] ** -0.5
        by_unit: Array = sums.reshape(len(units), len(self._lines), -1).sum(axis=1)
        return by_unit


def _kind(name: str) -> str:
    """Give what the name of a feature of a word begins with, or nothing where it is another's."""
    return next((kind for kind in KINDS if name.startswith(kind)), "")
