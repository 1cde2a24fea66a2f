"""What the words of a stretch say for each frame beyond the cues: weights of content morphemes learned from our own quotes.

A cue names an argument; most words only make one likelier ("병원": access, safety or rights). Their weights
(nlp/lexicons/frames/words.tsv) are trained beside the sums of the cues by `nlp/training/frames.py`.
"""

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc

from nlp.lemma_text import lemma_text
from nlp.stance.weighing import Weights

_CONTENT = frozenset(
    {"NNG", "NNP", "NNB", "NR", "VV", "VA", "VCN", "XR", "XPN", "XSN", "MM", "MAG", "SL", "SH"}
)


def content_words(doc: Doc, char_start: int, char_end: int) -> dict[str, float]:
    """Give the content morphemes between two offsets as "form/tag", each once, as features of value 1."""
    first, last = lemma_text(doc).tokens(char_start, char_end)
    return {word: 1.0 for morphs in doc._.morphs[first:last] for word in _content_words(morphs)}


@lru_cache(maxsize=1 << 16)
def _content_words(morphs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    kinds = ((form.lower(), tag.split("-", 1)[0]) for form, tag in morphs)
    return tuple(f"{form}/{kind}" for form, kind in kinds if kind in _CONTENT)


class FrameWords:
    """Weights of words, one a frame."""

    def __init__(self) -> None:
        self._weights = Weights("frames", "words")

    def sums(self, doc: Doc, stretches: Sequence[tuple[int, int]]) -> list[dict[str, float]]:
        """Give the weight of each frame in each stretch of characters; they may be negative."""
        batch = [content_words(doc, start, end) for start, end in stretches]
        if not batch:
            return []
        frames = self._weights.classes
        return [dict(zip(frames, row, strict=True)) for row in self._weights.scores(batch).tolist()]
