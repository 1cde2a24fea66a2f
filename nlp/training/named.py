"""The features of units under their names, words too, as training reads them: {"topic": 1.0, "morph 열/VV": 0.5, …}."""

from collections.abc import Iterator, Mapping, Sequence

from nlp.pieces import Morphs
from nlp.stance.features import Columns, local_columns
from nlp.stance.units import Units
from nlp.stance.words import Word, Words

Features = dict[str, float]


def local_features(morphs: Sequence[Morphs], units: Units) -> list[Features]:
    """Give for each unit the features that need no guess about others, those that are not 0."""
    words = Words(morphs, units)
    of_texts = list(map(_named, words.of_texts()))
    return [
        of_texts[text] | found | _named(own)
        for text, found, own in zip(
            units.texts.tolist(), _rows(local_columns(units)), words.of_units(), strict=True
        )
    ]


def _named(words: Mapping[str, Mapping[Word, None]]) -> Features:
    """Give the words of each kind as features: the fewer of a kind, the more each one counts."""
    return {
        kind + (word if isinstance(word, str) else " ".join(word)): len(own) ** -0.5
        for kind, own in words.items()
        for word in own
    }


def _rows(columns: Columns) -> Iterator[Features]:
    for values in zip(*(column.tolist() for column in columns.values()), strict=True):
        yield {name: value for name, value in zip(columns, values, strict=True) if value}
