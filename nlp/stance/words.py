"""What words weigh: a unit's morphemes, pairs of them, those that stand beside it, and those of the whole text.

Names take no position, and neither do signs, digits and Latin letters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise, repeat
from sys import intern

import numpy as np

from nlp.memo import Memo
from nlp.pieces import Morphs
from nlp.stance.units import BESIDE, KINDS, MORPH, PAIR, WHOLE, Units
from nlp.weighing import Array, Weights

Word = str | tuple[str, str]
_ALL_KINDS = (*KINDS, WHOLE)
_PAIR = re.compile(r"(.+?/[A-Z]\S*) (.+)")
_NO_KOREAN = frozenset("SWZU")
"""First letters of tags of signs, digits, Latin letters, addresses, leftovers and words that a user added."""


def is_weighed(tag: str) -> bool:
    """Tell whether morphemes of a tag may speak for a position: neither names nor signs, digits, Latin letters."""
    return tag != "NNP" and tag[0] not in _NO_KOREAN


# Interned, so that a word looked up is the very one that is known and need not be compared letter by letter.
_weighed: Memo[Morphs, tuple[str, ...]] = Memo(
    lambda morphs: tuple(intern(f"{form}/{tag}") for form, tag in morphs if is_weighed(tag))
)


class Words:
    """The words of some texts that may speak for a label, as "form/tag", each once: the fewer, the more each one counts."""

    def __init__(self, morphs: Sequence[Morphs], units: Units) -> None:
        """Take the morphemes of all tokens, and the units of the texts."""
        self._units = units
        by_token: list[tuple[str, ...]] = []
        for first, stop in units.around.tokens:
            by_token += repeat((), first - len(by_token))
            by_token += map(_weighed.__getitem__, morphs[first:stop])
        self._words = list(chain.from_iterable(by_token))
        self._counts = list(accumulate(map(len, by_token), initial=0))
        """How many stand before each token."""

    def _of(self, tokens: tuple[int, int]) -> list[str]:
        first, stop = tokens
        return self._words[self._counts[first] : self._counts[stop]]

    def of_units(self) -> Iterator[dict[str, dict[Word, None]]]:
        """Give each unit's words by their kind, none where it has none itself."""
        units = self._units
        for tokens, before, after in zip(units.tokens, units.tokens_before, units.tokens_after, strict=True):
            own = self._of(tokens)
            beside = self._of(before) + self._of(after) if own else ()
            yield {
                MORPH: dict.fromkeys(own),
                PAIR: dict.fromkeys(pairwise(own)),
                BESIDE: dict.fromkeys(beside),
            }

    def of_texts(self) -> Iterator[dict[str, dict[Word, None]]]:
        """Give each text's words."""
        for tokens in self._units.around.tokens:
            yield {WHOLE: dict.fromkeys(self._of(tokens))}


class WordWeights:
    """The weights of words in a model."""

    def __init__(self, model: Weights) -> None:
        known = [(name, line) for name, line in model.features.items() if _kind(name)]
        nothing = np.zeros((1, len(model.classes)))
        self._table = np.concatenate((nothing, model.table[np.array([line for _, line in known], np.int64)]))
        """First a line of words that have no weights."""
        self._lines: dict[str, dict[Word, int]] = {kind: {} for kind in _ALL_KINDS}
        for line, (name, _) in enumerate(known, start=1):
            kind = _kind(name)
            pair = _PAIR.fullmatch(name, len(kind)) if kind == PAIR else None
            word = (intern(pair[1]), intern(pair[2])) if pair else intern(name[len(kind) :])
            self._lines[kind][word] = line

    def __bool__(self) -> bool:
        """Tell whether the model weighs words."""
        return len(self._table) > 1

    def sums(self, morphs: Sequence[Morphs], units: Units) -> Array:
        """Give for each unit one sum of weights a class; `morphs` are of all tokens of the texts."""
        words = Words(morphs, units)
        of_units = self._summed(words.of_units())
        of_texts = self._summed(words.of_texts())
        by_unit: Array = of_units.reshape(len(units), len(KINDS), -1).sum(axis=1)
        return by_unit + of_texts[units.texts]

    def _summed(self, some: Iterable[dict[str, dict[Word, None]]]) -> Array:
        """Give one line of sums for each group of words of a kind: the fewer they are, the more each one counts."""
        lines: list[int] = []
        firsts: list[int] = []
        counts: list[int] = []
        for kind, own in chain.from_iterable(groups.items() for groups in some):
            firsts.append(len(lines))
            counts.append(len(own) or 1)
            lines.append(0)
            lines += map(self._lines[kind].get, own, repeat(0))
        weights = self._table.take(np.fromiter(lines, np.int64, len(lines)), axis=0)
        sums: Array = np.add.reduceat(weights, firsts) * np.array(counts)[:, None] ** -0.5
        return sums


def _kind(name: str) -> str:
    """Give what the name of a feature of a word begins with, or nothing where it is another's."""
    return next((kind for kind in _ALL_KINDS if name.startswith(kind)), "")
