"""A text's surface pieces from Kiwi's morphemes: those that overlap on the surface are one (밝히+었 → 밝혔)."""

from collections.abc import Sequence
from itertools import compress
from operator import attrgetter

import numpy as np
import numpy.typing as npt
from kiwipiepy import Token

from nlp.memo import Memo

Morphs = tuple[tuple[str, str], ...]
"""A token's morphemes as (form, Sejong tag)."""
_BLANK = ord(" ")
_start, _end, _form_tag = map(attrgetter, ("start", "end", "form_tag"))
_sentence, _oov = attrgetter("sent_position"), attrgetter("oov")
_shared: Memo[Morphs, Morphs] = Memo(lambda morphs: morphs)
"""One object for tokens that are alike.

Whatever is looked up by a token's morphemes asks few objects over and over, which stay in the processor's cache.
"""


class Pieces:
    """A text's tokens as they grow from Kiwi's: morphemes that overlap on the surface are one (밝히+었 → 밝혔).

    Blanks but the first after a word, and characters Kiwi leaves out, are tokens without morphemes. Worked out by
    column, since a step in Python for each morpheme would cost a tenth of what Kiwi takes to find it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.morphs: list[Morphs] = []
        self.tags: list[str] = []
        """Sejong tags joined by '+'."""
        self.blanks: list[int] = []
        """Tokens without morphemes."""
        self._blocks: list[npt.NDArray[np.int64]] = []
        self._end = self._eojeol = self._sentence = 0
        self._letters = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")

    def add(self, cut: int, tokens: Sequence[Token]) -> None:
        """Take up the morphemes of the chunk that begins at `cut`."""
        count = len(tokens)
        starts = np.fromiter(map(_start, tokens), np.int64, count) + cut
        stops = np.fromiter(map(_end, tokens), np.int64, count) + cut
        is_visible = stops > starts
        reach = np.maximum.accumulate(np.where(is_visible, stops, self._end))
        before = np.concatenate(([self._end], reach[:-1]))
        is_first = is_visible & (starts >= before)
        firsts = np.flatnonzero(is_first)
        if not len(firsts):
            return
        chosen = is_first.tolist()
        pairs = list(map(_form_tag, tokens))
        own = list(compress(pairs, chosen))
        morphs: list[Morphs] = list(zip(own, strict=False))
        tags = [tag for _, tag in own]
        if len(firsts) < count:
            _join(morphs, tags, pairs, np.cumsum(is_first).tolist(), (starts < before).tolist(), chosen)
        first_sentence = self._sentence + 1 if self._blocks else 0
        sentences = np.fromiter(map(_sentence, compress(tokens, chosen)), np.int64, len(firsts))
        sentences += first_sentence
        begins, ends, before = starts[firsts], reach[np.append(firsts[1:], count) - 1], before[firsts]
        is_apart = begins > before
        eojeols = np.cumsum(is_apart) + self._eojeol
        unknown = np.fromiter(map(_oov, compress(tokens, chosen)), np.int64, len(firsts))
        table = np.stack((begins, ends, eojeols, sentences, unknown))
        gaps = before + (self._letters[np.minimum(before, len(self._letters) - 1)] == _BLANK)
        if not self._blocks:
            gaps[0] = before[0]
        places = np.flatnonzero(gaps < begins)
        if len(places):
            earlier = np.concatenate(([self._sentence], sentences[:-1]))[places]
            blank = np.stack((gaps[places], begins[places], eojeols[places], earlier, np.zeros_like(places)))
            table = np.insert(table, places, blank, axis=1)
            for shift, place in enumerate(places.tolist()):
                morphs.insert(place + shift, ())
                tags.insert(place + shift, "")
                self.blanks.append(len(self.morphs) + place + shift)
        self._blocks.append(table)
        self.morphs += map(_shared.__getitem__, morphs)
        self.tags += tags
        self._end, self._eojeol, self._sentence = int(ends[-1]), int(eojeols[-1]), int(sentences[-1])

    def close(self) -> None:
        """Take up what stands after the last morpheme."""
        start, end = self._end, len(self.text)
        if start < end:
            start += self.text[start] == " " and bool(self._blocks)
        if start < end:
            self.blanks.append(len(self.morphs))
            self.morphs.append(())
            self.tags.append("")
            self._blocks.append(np.array([[start], [end], [self._eojeol + 1], [self._sentence], [0]]))

    def places(self) -> npt.NDArray[np.int64]:
        """Give a row each of the tokens' starts, ends, eojeols, Kiwi's sentences, and 1 for those Kiwi had to guess."""
        return np.concatenate([np.empty((5, 0), np.int64), *self._blocks], axis=1)


def _join(
    morphs: list[Morphs],
    tags: list[str],
    pairs: Sequence[tuple[str, str]],
    counts: Sequence[int],
    overlaps: Sequence[bool],
    is_first: Sequence[bool],
) -> None:
    """Give each morpheme without a surface of its own (이 in 거다 = 것+이+다) to what follows, others to the token before."""
    last: list[tuple[str, str]] = []
    changed: set[int] = set()
    for at in [at for at, first in enumerate(is_first) if not first]:
        token, pair = counts[at], pairs[at]
        if overlaps[at]:
            token -= 1
            morphs[token] = (*morphs[token], pair)
        elif token == len(morphs):
            last.append(pair)
            continue
        else:
            *ahead, own = morphs[token]
            morphs[token] = (*ahead, pair, own)
        changed.add(token)
    if last:
        morphs[-1] = (*morphs[-1], *last)
        changed.add(len(morphs) - 1)
    for token in changed:
        tags[token] = "+".join([tag for _, tag in morphs[token]])
