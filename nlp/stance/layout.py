"""Where a text's parts stand in its line of lemmas, and what they are made of, whatever issue it is read for."""

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import accumulate, chain

from spacy.tokens import Doc

from nlp.findings import QuoteFinding
from nlp.lemma_text import headline_end, lemma_text, sentence_bounds
from nlp.pieces import ByMorphs
from nlp.token_lists import token_lists

_NO_KOREAN = frozenset("SWZU")
"""First letters of tags of signs, digits, Latin letters, addresses, leftovers and words that a user added."""


class Layout:
    """One text's sentences, headline and quotes."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self.text = lemma_text(doc)
        self.bounds = sentence_bounds(doc)
        self.quotes: list[QuoteFinding] = doc._.quotes
        self.headline_end = headline_end(doc)
        """0 where no headline is known."""
        first_line_end = self.headline_end or (self.bounds[0][1] if self.bounds else 0)
        self.first_line = self.text.part(0, first_line_end)
        """Where the headline stands in the line, or the first sentence where no headline is known."""

    @cached_property
    def parts(self) -> list[tuple[int, int]]:
        """Where the sentences stand in the line."""
        return [self.text.part(*bounds) for bounds in self.bounds]

    @cached_property
    def quote_frames(self) -> dict[int, dict[str, float]]:
        """Score of each frame by the number of its quote."""
        frames: defaultdict[int, dict[str, float]] = defaultdict(dict)
        for finding in self._doc._.frames:
            if finding.level == "quote":
                frames[finding.number][finding.frame_id] = finding.score
        return frames

    @cached_property
    def _weighed(self) -> tuple[list[int], list[str], list[int]]:
        """Where tokens begin, the text's morphemes as they are named in features, and how many stand before each token."""
        lists = token_lists(self._doc)
        by_token = list(map(_weighed.__getitem__, lists["morphs"]))
        return (
            lists["starts"],
            list(chain.from_iterable(by_token)),
            list(accumulate(map(len, by_token), initial=0)),
        )

    def morphs(self, char_start: int, char_end: int) -> list[str]:
        """Give the morphemes of the tokens that begin between two offsets, but names and signs, as "form/tag"."""
        starts, morphs, counts = self._weighed
        return morphs[counts[bisect_left(starts, char_start)] : counts[bisect_left(starts, char_end)]]


def is_weighed(tag: str) -> bool:
    """Tell whether morphemes of a tag may speak for a position: neither names nor signs, digits, Latin letters."""
    return tag != "NNP" and tag[0] not in _NO_KOREAN


_weighed: ByMorphs[tuple[str, ...]] = ByMorphs(
    lambda morphs: tuple(f"{form}/{tag}" for form, tag in morphs if is_weighed(tag))
)
