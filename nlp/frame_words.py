"""What the words of a stretch say for each frame beyond the cues: weights of content morphemes learned from our own quotes.

A cue names an argument; most words only make one likelier ("병원": access, safety or rights). Their weights
(nlp/lexicons/frames/words.tsv) are trained beside the sums of the cues by `nlp/training/frames.py`.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from nlp.layouts import Stretches
from nlp.pieces import ByMorphs, Morphs
from nlp.stance.weighing import Array, Weights

_CONTENT = frozenset(
    {"NNG", "NNP", "NNB", "NR", "VV", "VA", "VCN", "XR", "XPN", "XSN", "MM", "MAG", "SL", "SH"}
)


def content_words(morphs: Sequence[Morphs], stretches: Stretches) -> Iterator[list[str]]:
    """Give the content morphemes of each stretch as "form/tag", each once; `morphs` are of all tokens of the texts."""
    for first, stop in stretches.tokens():
        yield list(dict.fromkeys(chain.from_iterable(map(_content_words, morphs[first:stop]))))


def _content_words(morphs: Morphs) -> list[str]:
    kinds = ((form.lower(), tag.split("-", 1)[0]) for form, tag in morphs)
    return [f"{form}/{kind}" for form, kind in kinds if kind in _CONTENT]


class FrameWords:
    """Weights of words, one a frame."""

    def __init__(self, frames: Sequence[str]) -> None:
        """Give their weights in the order of the frames."""
        weights = Weights("frames", "words")
        columns = [weights.classes.index(frame) for frame in frames]
        self._table = np.vstack((np.zeros(len(frames)), weights.table[:, columns]))
        """First the weights of no word, with which each stretch begins: it may hold no word that has any."""
        rows = {word: row for row, word in enumerate(weights.features, start=1)}
        self._rows_of: ByMorphs[tuple[int, ...]] = ByMorphs(
            lambda morphs: tuple(rows[word] for word in _content_words(morphs) if word in rows)
        )

    def sums(self, morphs: Sequence[Morphs], stretches: Stretches) -> Array:
        """Give for each stretch the weight of each frame, each word once; it may be negative.

        Args:
            morphs: of all tokens of the texts the stretches stand in.
            stretches: stretches of these texts.
        """
        rows: list[int] = []
        firsts: list[int] = []
        for first, stop in stretches.tokens():
            firsts.append(len(rows))
            rows.append(0)
            rows += dict.fromkeys(chain.from_iterable(map(self._rows_of.__getitem__, morphs[first:stop])))
        sums: Array = (
            np.add.reduceat(self._table[rows], firsts) if rows else np.zeros((0, self._table.shape[1]))
        )
        return sums
