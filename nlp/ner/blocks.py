"""The tokens of many texts in one row, as the model reads them: in blocks of whole sentences, each of one text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from nlp.pieces import Morphs
from nlp.token_lists import token_lists

Numbers = npt.NDArray[np.int64]
Token = tuple[str, Morphs, int]
"""Its letters, its morphemes and its kind of place."""

_APART = 32
"""Bits in which a text's own numbers of words and sentences have room."""


class Block(NamedTuple):
    """Whole sentences of a text: its tokens from `first` to before `stop`."""

    doc: Doc
    first: int
    stop: int


def blocks_of(doc: Doc, longest: int) -> Iterator[Block]:
    """Give a text in blocks; only a sentence longer than `longest` tokens is cut, where a line ends if one does."""
    known = token_lists(doc)
    sentences, breaks = known["kiwi_sentences"], known["line_breaks"]
    first, end = 0, len(known["forms"])
    while first < end:
        stop = min(end, first + longest)
        if stop < end:
            line = bisect_right(breaks, stop)
            whole = max(bisect_left(sentences, sentences[stop]), breaks[line - 1] if line else 0)
            stop = whole if whole > first else stop
        yield Block(doc, first, stop)
        first = stop


def in_one_row(blocks: Sequence[Block]) -> tuple[list[Token], npt.NDArray[np.bool_]]:
    """Give the blocks' tokens, and of each whether a sentence begins with it; sentences end at line breaks too."""
    lengths = [stop - first for _, first, stop in blocks]
    count = sum(lengths)
    apart = np.repeat(np.arange(len(blocks)) << _APART, lengths)

    known = [(token_lists(doc), slice(first, stop)) for doc, first, stop in blocks]
    eojeols = np.concatenate([own["places"][2, part] for own, part in known])
    unknown = chain.from_iterable(own["unknown_words"][part] for own, part in known)
    places = places_of(eojeols + apart, np.fromiter(unknown, np.int64, count))
    sentences = chain.from_iterable(own["kiwi_sentences"][part] for own, part in known)
    begins = np.diff(np.fromiter(sentences, np.int64, count) + apart, prepend=-1) != 0
    ends = np.cumsum(lengths).tolist()
    for (own, part), end in zip(known, ends, strict=True):
        begins[[end - part.stop + at for at in own["line_breaks"] if part.start <= at < part.stop]] = True
    forms = chain.from_iterable(own["forms"][part] for own, part in known)
    morphs = chain.from_iterable(own["morphs"][part] for own, part in known)
    return list(zip(forms, morphs, places.tolist(), strict=True)), begins


def places_of(words: Numbers | Sequence[int], unknown_words: Numbers | Sequence[bool]) -> Numbers:
    """Give each token's kind of place, below `nlp.ner.attributes.PLACES`, from the numbers of words."""
    begins = np.diff(words, prepend=-1) != 0
    ends = np.append(begins[1:], True)
    places: Numbers = 4 * begins + 2 * ends + np.asarray(unknown_words, np.int64)
    return places
