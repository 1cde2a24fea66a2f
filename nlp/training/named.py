"""The features of units under their names, words too, as training reads them: {"topic": 1.0, "morph 열/VV": 0.5, …}."""

from collections.abc import Iterator, Sequence

from nlp.stance.features import Array, Columns, local_columns, second_columns
from nlp.stance.units import WHOLE, Around, Unit, words

Features = dict[str, float]


def local_features(around: Around, units: Sequence[Unit]) -> list[Features]:
    """Give for some units of a text the features that need no guess about others, those that are not 0."""
    if not units:
        return []
    whole = dict.fromkeys(around.morphs)
    shared = {WHOLE + word: len(whole) ** -0.5 for word in whole}
    rows = [shared | found for found in _rows(local_columns([(around, units)]))]
    for unit, found in zip(units, rows, strict=True):
        for kind, own in words(unit).items():
            for word in own:
                found[kind + (word if isinstance(word, str) else " ".join(word))] = len(own) ** -0.5
    return rows


def second_features(around: Around, guesses: Array) -> list[Features]:
    """Give the features that follow for a text's quotes, of which there are at least two, from the first guesses for them."""
    return list(_rows(second_columns([around], guesses)))


def _rows(columns: Columns) -> Iterator[Features]:
    for values in zip(*(column.tolist() for column in columns.values()), strict=True):
        yield {name: value for name, value in zip(columns, values, strict=True) if value}
