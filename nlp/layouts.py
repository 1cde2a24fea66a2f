"""Several texts laid out side by side: where their sentences, quotes and headlines stand in their lines of lemmas joined.

What is asked of each stretch of a text is worked out by column for all stretches of all texts of a chunk.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise
from operator import is_

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from nlp.cue_places import Ints, Lines, ranges
from nlp.cues import Hits
from nlp.findings import QuoteFinding, SentenceFinding
from nlp.lemma_text import LemmaText, headline_end, lemma_text
from nlp.token_lists import token_lists

Doc.set_extension("layouts", default=None, force=True)


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of characters, a line each of its columns."""

    texts: Ints
    """Numbers of the texts they stand in."""
    char_starts: Ints
    """In their texts."""
    char_ends: Ints
    first_tokens: Ints
    """The first token that touches the characters, counted through all texts."""
    stop_tokens: Ints
    """The one after the last, the same where none does."""
    starts: Ints
    """Where those tokens begin and end in the texts' lines joined."""
    ends: Ints

    def __len__(self) -> int:
        return len(self.texts)

    def some(self, lines: Ints) -> "Stretches":
        """Give some of them."""
        return Stretches(*(getattr(self, name)[lines] for name in self.__slots__))

    def tokens(self) -> Iterator[tuple[int, int]]:
        """Give the first token of each and the one after the last."""
        return zip(self.first_tokens.tolist(), self.stop_tokens.tolist(), strict=True)

    def hold(self, hits: Hits) -> npt.NDArray[np.bool_]:
        """Tell whether a hit begins in each stretch."""
        return np.searchsorted(hits.starts, self.ends) > np.searchsorted(hits.starts, self.starts)

    def hits(self, hits: Hits) -> tuple[Ints, Ints]:
        """Give each hit that stands in a stretch or ends right after it: numbers of stretches, in order, and of hits."""
        firsts = np.searchsorted(hits.starts, self.starts)
        counts = np.searchsorted(hits.starts, self.ends) - firsts
        own = np.arange(len(self)).repeat(counts)
        inside = ranges(firsts, counts)
        ends_there = hits.ends[inside] <= self.ends[own] + 1
        return own[ends_there], inside[ends_there]


def joined(parts: Sequence[Stretches]) -> Stretches:
    """Give all stretches of several parts, one part after the other."""
    return Stretches(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in Stretches.__slots__)
    )


class Layouts:
    """Several texts, read by the components up to quotes."""

    def __init__(self, docs: Sequence[Doc]) -> None:
        self.found = _found(docs)
        lemma_texts, self.sentences_of, self.quotes_of = zip(*self.found, strict=True)
        self.lines = Lines([text.line for text in lemma_texts])
        """Of lemmas."""
        self.lengths = _array(text.length for text in lemma_texts)
        """Characters of each text."""
        self._char_begins = np.array([0, *accumulate(text.length + 1 for text in lemma_texts)])
        self._token_begins = np.array([0, *accumulate(len(text.starts) for text in lemma_texts)])
        counts = np.diff(self._token_begins)
        places = np.concatenate([token_lists(doc)["places"] for doc in docs], axis=1)
        self.char_starts = places[0] + self._char_begins[:-1].repeat(counts)
        """Where tokens begin, counted through all texts, one character apart."""
        self._char_ends = np.append(places[1] + self._char_begins[:-1].repeat(counts), 0)
        starts = np.fromiter(
            chain.from_iterable(text.starts for text in lemma_texts), np.int64, len(self.char_starts)
        )
        self._starts = np.append(starts + self.lines.starts[:-1].repeat(counts), self.lines.starts[-1])
        self.morphs = list(chain.from_iterable(token_lists(doc)["morphs"] for doc in docs))
        """Of each token, counted through all texts."""
        self.texts = np.arange(len(docs))
        """Their numbers."""
        self.headlines = self.stretches(self.texts, self.texts * 0, _array(map(headline_end, docs)))
        """Each text's, empty where none is known."""

    def stretches(self, texts: Ints, char_starts: Ints, char_ends: Ints) -> Stretches:
        """Give the stretches of some characters of texts."""
        begins = self._char_begins[texts]
        first = np.searchsorted(self.char_starts, begins + char_starts, "right")
        reaches_in = self._char_ends.take(first - 1, mode="clip") > begins + char_starts
        first -= reaches_in & (first > self._token_begins[texts])
        stop = np.maximum(first, np.searchsorted(self.char_starts, begins + char_ends))
        starts, ends = self._starts[first], np.minimum(self._starts[stop], self.lines.starts[texts + 1] - 1)
        is_empty = first == stop
        return Stretches(texts, char_starts, char_ends, first, stop, starts, np.where(is_empty, starts, ends))

    @cached_property
    def sentences(self) -> Stretches:
        """All sentences in order."""
        return self._all(self.sentences_of)

    @cached_property
    def flat_quotes(self) -> tuple[QuoteFinding, ...]:
        """All quotes in order, as they were found."""
        return tuple(chain.from_iterable(self.quotes_of))

    @cached_property
    def quotes(self) -> Stretches:
        """All quotes in order."""
        return self._all(self.quotes_of)

    def _all(self, found: Sequence[Sequence[SentenceFinding | QuoteFinding]]) -> Stretches:
        flat = tuple(chain.from_iterable(found))
        return self.stretches(
            self.texts.repeat(_array(map(len, found))),
            _array(one.char_start for one in flat),
            _array(one.char_end for one in flat),
        )

    @cached_property
    def first_lines(self) -> Stretches:
        """Each text's headline, or the first sentence where no headline is known."""
        has_any = np.diff(self.sentence_begins) > 0
        ends = self.headlines.char_ends.copy()
        is_first = has_any & (ends == 0)
        ends[is_first] = self.sentences.char_ends[self.sentence_begins[:-1][is_first]]
        return self.stretches(self.texts, self.texts * 0, ends)

    def begun(self, texts: Ints, char_starts: Ints, char_ends: Ints) -> list[tuple[int, int]]:
        """Give the tokens that begin between two characters of texts: the first one and the one after the last."""
        begins = self._char_begins[texts]
        firsts, stops = (np.searchsorted(self.char_starts, begins + at) for at in (char_starts, char_ends))
        return list(zip(firsts.tolist(), stops.tolist(), strict=True))

    @cached_property
    def sentence_begins(self) -> Ints:
        """How many sentences stand before each text, and last how many there are."""
        return np.array([0, *accumulate(map(len, self.sentences_of))])

    @cached_property
    def quote_begins(self) -> Ints:
        """Likewise of quotes."""
        return np.array([0, *accumulate(map(len, self.quotes_of))])

    def sentence_places(self) -> list[list[tuple[int, int, int, int]]]:
        """Give for each text where its sentences begin and end: in the text, and in the text's own line."""
        one = self.sentences
        lines = self.lines.starts[one.texts]
        columns = (one.char_starts, one.char_ends, one.starts - lines, one.ends - lines)
        places = list(zip(*(column.tolist() for column in columns), strict=True))
        return [places[first:stop] for first, stop in pairwise(self.sentence_begins.tolist())]

    def sentence_at(self, texts: Ints, char_starts: Ints) -> Ints:
        """Give the last sentence that has begun at a character, or the text's first one; -1 where a text has none."""
        begins = self._char_begins[self.sentences.texts] + self.sentences.char_starts
        at = np.searchsorted(begins, self._char_begins[texts] + char_starts, "right") - 1
        first, stop = self.sentence_begins[texts], self.sentence_begins[texts + 1]
        return np.where(first < stop, np.maximum(at, first), -1)


def layouts(docs: Sequence[Doc]) -> Layouts:
    """Give the texts laid out, made at the first call and kept on the first Doc for the next component that reads them."""
    kept: Layouts | None = docs[0]._.layouts
    if (
        kept is None
        or not all(map(is_, chain(*kept.found), chain(*_found(docs))))
        or len(kept.texts) != len(docs)
    ):
        kept = docs[0]._.layouts = Layouts(docs)
    return kept


def _found(docs: Sequence[Doc]) -> list[tuple[LemmaText, Sequence[SentenceFinding], Sequence[QuoteFinding]]]:
    return [(lemma_text(doc), doc._.sentences, doc._.quotes) for doc in docs]


def _array(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, np.int64)
