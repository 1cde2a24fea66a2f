"""What words say for each frame beyond the cues: weights of content morphemes learned from our own texts.

A cue names an argument; most words only make one likelier ("병원": access, safety or rights). A quote is told by its own
words, by those of the sentence that reports it and by those of the whole text; a document by the words of its text.
Their weights (nlp/lexicons/frames/words.tsv) are trained beside the sums of the cues by `nlp/training/frames.py`.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from nlp.layouts import Stretches
from nlp.lexicon_error import LexiconError
from nlp.memo import Memo
from nlp.pieces import Morphs
from nlp.weighing import Array, Weights

QUOTE, SENTENCE, TEXT, DOCUMENT = KINDS = ("quote", "sentence", "text", "document")
"""What words speak for: a quote as its own, its sentence's and its text's words, and a document as those of its text."""
BIAS = "bias"
"""Stands for no word in the table: what is added to every quote and to every document."""
_CONTENT = frozenset(
    {"NNG", "NNP", "NNB", "NR", "VV", "VA", "VCN", "XR", "XPN", "XSN", "MM", "MAG", "SL", "SH"}
)


def content_words(morphs: Morphs) -> list[str]:
    """Give the content morphemes of a token as "form/tag"."""
    kinds = ((form.lower(), tag.split("-", 1)[0]) for form, tag in morphs)
    return [f"{form}/{kind}" for form, kind in kinds if kind in _CONTENT]


class FrameWords:
    """Weights of words, one a frame, by what they speak for."""

    def __init__(self, frames: Sequence[str]) -> None:
        """Give their weights in the order of the frames."""
        weights = Weights("frames", "words", frames)
        entries = [name.split(" ", 1) for name in weights.features]
        if strange := next((entry for entry in entries if entry[0] not in KINDS or len(entry) < 2), None):
            raise LexiconError(
                f"nlp/lexicons/frames/words.tsv: expected one of {', '.join(KINDS)}, a blank and a word, found {strange}"
            )
        rows = {word: at for at, word in enumerate(dict.fromkeys([BIAS, *(word for _, word in entries)]))}
        self._tables = {kind: np.zeros((len(rows), len(frames))) for kind in KINDS}
        """First the weights of no word, with which each stretch begins: it may hold no word that has any."""
        for (kind, word), weight in zip(entries, weights.table, strict=True):
            self._tables[kind][rows[word]] = weight
        self._rows_of: Memo[Morphs, tuple[int, ...]] = Memo(
            lambda morphs: tuple(rows[word] for word in content_words(morphs) if word in rows)
        )

    def sums(self, morphs: Sequence[Morphs], stretches: Stretches, *kinds: str) -> list[Array]:
        """Give for each kind and stretch the weight of each frame, each word once; it may be negative.

        Args:
            morphs: of all tokens of the texts the stretches stand in.
            stretches: stretches of these texts.
            kinds: what their words are to speak for.
        """
        rows: list[int] = []
        firsts: list[int] = []
        for first, stop in stretches.tokens():
            firsts.append(len(rows))
            rows.append(0)
            rows += dict.fromkeys(chain.from_iterable(map(self._rows_of.__getitem__, morphs[first:stop])))
        tables = [self._tables[kind] for kind in kinds]
        if not rows:
            return [table[:0] for table in tables]
        return [np.add.reduceat(table[rows], firsts) for table in tables]
