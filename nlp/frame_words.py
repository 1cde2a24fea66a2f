"""What the words of a stretch say for each frame beyond the cues: weights of content morphemes learned from our own quotes.

A cue names an argument; most words only make one likelier ("병원": access, safety or rights). Their weights
(nlp/lexicons/frames/words.tsv) are trained beside the sums of the cues by `nlp/training/frames.py`.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from spacy.tokens import Doc

from nlp.lemma_text import lemma_text
from nlp.pieces import ByMorphs, Morphs
from nlp.stance.weighing import Weights
from nlp.token_lists import token_lists

_CONTENT = frozenset(
    {"NNG", "NNP", "NNB", "NR", "VV", "VA", "VCN", "XR", "XPN", "XSN", "MM", "MAG", "SL", "SH"}
)


def content_words(doc: Doc, char_start: int, char_end: int) -> dict[str, float]:
    """Give the content morphemes between two offsets as "form/tag", each once, as features of value 1."""
    first, last = lemma_text(doc).tokens(char_start, char_end)
    return {word: 1.0 for morphs in token_lists(doc)["morphs"][first:last] for word in _content_words(morphs)}


def _content_words(morphs: Morphs) -> list[str]:
    kinds = ((form.lower(), tag.split("-", 1)[0]) for form, tag in morphs)
    return [f"{form}/{kind}" for form, kind in kinds if kind in _CONTENT]


class FrameWords:
    """Weights of words, one a frame."""

    def __init__(self) -> None:
        weights = Weights("frames", "words")
        self._frames = weights.classes
        self._table = np.vstack((np.zeros(len(weights.classes)), weights.table))
        """First the weights of no word, with which each stretch begins: it may hold no word that has any."""
        rows = {word: row for row, word in enumerate(weights.features, start=1)}
        self._rows_of: ByMorphs[tuple[int, ...]] = ByMorphs(
            lambda morphs: tuple(rows[word] for word in _content_words(morphs) if word in rows)
        )

    def sums(self, doc: Doc, stretches: Sequence[tuple[int, int]]) -> list[dict[str, float]]:
        """Give the weight of each frame in each stretch of characters, each word once; they may be negative."""
        morphs, tokens = token_lists(doc)["morphs"], lemma_text(doc).tokens
        rows: list[int] = []
        firsts: list[int] = []
        for start, end in stretches:
            first, last = tokens(start, end)
            firsts.append(len(rows))
            rows.append(0)
            rows += dict.fromkeys(chain.from_iterable(map(self._rows_of.__getitem__, morphs[first:last])))
        sums = np.add.reduceat(self._table[rows], firsts).tolist() if rows else []
        return [dict(zip(self._frames, row, strict=True)) for row in sums]
