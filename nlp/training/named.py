"""The features of a unit under their names, words too, as training reads them: {"topic": 1.0, "morph 열/VV": 0.5, …}."""

from collections.abc import Iterator, Sequence

import numpy as np

from nlp.stance.features import Columns, local_columns, second_columns
from nlp.stance.units import Around, Unit, words

Features = dict[str, float]


def local_features(unit: Unit, around: Around) -> Features:
    """Give the features of a unit that need no guess about others, those that are not 0."""
    (found,) = _rows(local_columns([(around, [unit])]))
    for kind, own in words(unit).items():
        for word in own:
            found[kind + (word if isinstance(word, str) else " ".join(word))] = len(own) ** -0.5
    return found


def second_features(
    around: Around, first: Sequence[Features], guesses: Sequence[Sequence[float]]
) -> list[Features]:
    """Give the features of a text's quotes, of which there are at least two, with the first guesses for all of them."""
    light = _rows(second_columns([around], np.array(guesses)))
    return [local | own for local, own in zip(first, light, strict=True)]


def _rows(columns: Columns) -> Iterator[Features]:
    for values in zip(*(column.tolist() for column in columns.values()), strict=True):
        yield {name: value for name, value in zip(columns, values, strict=True) if value}
