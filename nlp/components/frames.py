"""Frames: what a text argues from. "비용을 줄이고 종속을 피한다" → access and sovereignty.

Cues (nlp/lexicons/frames) are counted by weight, a repeated cue half. A quote also inherits a little from the sentence
that reports it, from its speaker's other quotes, from the headline and from the whole text, since a quote of eight words names
its frame by itself in only half the cases; a document is weighed by its headline and lead before its body. Beside the cues all
other words add what they were learned to say for and against each frame, and the sum tells how probable the frame is. A
sentence has cues alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from math import exp
from typing import NamedTuple, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from nlp.cue_places import Ints
from nlp.findings import FrameFinding
from nlp.frame_cues import FrameCues, FrameHits, Numbers, Sums
from nlp.frame_words import DOCUMENT, QUOTE, SENTENCE, TEXT, FrameWords
from nlp.layouts import Layouts, Stretches, joined, layouts
from warehouse.records import FrameId, Level

_CAP = 3.0
"""What a frame's own cues count at most in a quote or headline."""
_OF_TEXT, _OF_HEADLINE = 1.5, 0.3
"""What a quote is given of the text's and of the headline's frames, by their shares."""
_OF_ALL = 3.0
"""What a document is given of each frame by its share of the cues, so that a short text has frames too."""
_AT_LEAST, _SHORT, _PER_CHAR, _AT_MOST_MORE = 1.1, 25, 0.025, 1.2
"""What is taken off a quote's cues. A longer quote gathers more by chance: each character past the short ones takes off more."""
_CUES = 1.2
"""What the cues' sum, of a document its logarithm, counts in the logarithm of the odds, beside the words."""
_LEAD_SENTENCES = 3
_UNIT_OF_LENGTH = 500
"""Characters by which a longer document's cues are shared out."""


@Language.factory("frames", assigns=["doc._.frames"], requires=["doc._.sentences", "doc._.quotes"])
def make_frames(nlp: Language, name: str) -> "Frames":
    """Build the component."""
    return Frames()


def _probability(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))


def _probability_in_quote(log_odds: float) -> float:
    """Nearly every quote has a frame: the strongest ones are likelier than they look by themselves."""
    return _probability(0.4 + 0.6 * log_odds)


def _strength(weight: float) -> float:
    return 1 - exp(-weight / 1.5)


class Marks(NamedTuple):
    """What sums must reach for a frame to be found, and how they are told as a score."""

    at_least: tuple[float, ...]
    """By rank: so many are found."""
    share: float | None = None
    """Of the strongest one's sum."""
    score: Callable[[float], float] = _probability


OF_QUOTES = Marks(at_least=(-2.0, -1.25, -0.85), score=_probability_in_quote)
"""Each frame by itself has a probability of .12, .22 and .3."""
OF_DOCUMENTS = Marks(at_least=(-1.75, -1.0, -1.0, -1.0))
"""Probabilities of .15 and .27."""
MOST_OF_QUOTE, MOST_OF_DOCUMENT = len(OF_QUOTES.at_least), len(OF_DOCUMENTS.at_least)
"""Frames at most: 3 and 4 by the codebook."""
_OF_SENTENCES = Marks(at_least=(1.0, 1.0), share=0.3, score=_strength)


class CueSums(NamedTuple):
    """What cues say for each frame: logarithms of odds but for a bias, of sentences the weights."""

    documents: Sums
    headlines: Sums
    quotes: Sums
    sentences: Sums


class Frames:
    """Writes `doc._.frames`: at most 4 of the document, 3 of its headline and of each quote, 2 of a sentence, ranked."""

    def __init__(self) -> None:
        self._cues = FrameCues()
        self._words = FrameWords(self._cues.frames)

    def __call__(self, doc: Doc) -> Doc:
        """Find the frames of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], **_: object) -> Iterator[Doc]:
        """Find the frames of several texts, whose sums are worked out at once."""
        docs = list(docs)
        found = self._read(layouts(docs)) if docs else []
        for doc, own in zip(docs, found, strict=True):
            doc._.frames = own
            yield doc

    def _read(self, page: Layouts) -> list[list[FrameFinding]]:
        """Give the findings of each text: of itself, its headline, its quotes, its sentences; none where no cue stands."""
        hits = self._cues.find(page.lines)
        sums = cue_sums(self._cues, hits, page)
        said = partial(self._words.sums, page.morphs)
        wholes = page.stretches(page.texts, page.texts * 0, page.lengths)
        by_text, by_document = said(wholes, TEXT, DOCUMENT)
        (by_headline,), (by_quote,) = said(page.headlines, QUOTE), said(page.quotes, QUOTE)
        reporting, sentence_of = reporting_sentences(page)
        (by_sentence,) = said(reporting, SENTENCE)
        by_quote += by_text[page.quotes.texts]
        by_quote += _at(by_sentence, sentence_of)
        is_known = page.headlines.char_ends > 0
        sums.sentences[~page.sentences.hold(hits.subjects)] = 0
        found: list[list[FrameFinding]] = [[] for _ in page.texts]
        self._add(found, "document", page.texts, sums.documents + by_document, OF_DOCUMENTS)
        self._add(
            found,
            "headline",
            page.texts[is_known],
            (sums.headlines + by_headline + by_text)[is_known],
            OF_QUOTES,
        )
        self._add(found, "quote", page.quotes.texts, sums.quotes + by_quote, OF_QUOTES)
        self._add(found, "sentence", page.sentences.texts, sums.sentences, _OF_SENTENCES)
        return [own if is_read else [] for own, is_read in zip(found, hits.are_in(page.lines), strict=True)]

    def _add(
        self, found: Sequence[list[FrameFinding]], level: Level, texts: Ints, sums: Sums, marks: Marks
    ) -> None:
        """Add the frames of some stretches to those of their texts."""
        rows, ranks, frames = chosen(sums, marks)
        numbers = np.arange(len(texts)) - np.searchsorted(texts, texts)
        columns = (texts[rows], numbers[rows], ranks + 1, frames, sums[rows, frames])
        is_part = level in ("quote", "sentence")
        for text, number, rank, frame, weight in zip(*(column.tolist() for column in columns), strict=True):
            found[text].append(
                FrameFinding(
                    level=level,
                    number=number if is_part else None,
                    frame_id=cast(FrameId, self._cues.frames[frame]),
                    rank=rank,
                    score=round(marks.score(weight), 3),
                )
            )


def chosen(sums: Sums, marks: Marks) -> tuple[Ints, Ints, Ints]:
    """Give line, rank (from 0) and column of what is found: the strongest, and those after it that reach their marks."""
    ranked = np.argsort(-sums, axis=1, kind="stable")[:, : len(marks.at_least)]
    ranked_sums = np.take_along_axis(sums, ranked, axis=1)
    is_kept = np.logical_and.accumulate(ranked_sums >= marks.at_least, axis=1)
    if marks.share is not None:
        is_kept &= ranked_sums >= marks.share * ranked_sums[:, :1]
    rows, ranks = is_kept.nonzero()
    return rows, ranks, ranked[rows, ranks]


def cue_sums(cues: FrameCues, hits: FrameHits, page: Layouts) -> CueSums:
    """Give what the cues say for documents, headlines, quotes and sentences."""
    texts, headlines, quotes = page.texts, page.headlines, page.quotes
    wholes = page.stretches(texts, texts * 0, page.lengths)
    leads = page.stretches(texts, texts * 0, _lead_ends(page))
    whole, headline, lead, own, by_sentence = _by_part(
        partial(cues.sums, hits.arguments), wholes, headlines, leads, quotes, page.sentences
    )
    counts = np.bincount(quotes.texts, minlength=len(texts)).clip(1)[:, None]
    document = whole / (page.lengths / _UNIT_OF_LENGTH).clip(1)[:, None] + 2 * headline + lead
    document += 1 / counts * _summed(own, quotes.texts, len(texts))
    shared = _shares(whole, _OF_TEXT) + _shares(headline, _OF_HEADLINE)
    around_quotes = _at(by_sentence, page.sentence_at(quotes.texts, quotes.char_starts))
    by_quote = own.clip(max=_CAP) + 0.3 * (around_quotes - own).clip(0, 2)
    by_quote += shared[quotes.texts]
    by_quote += 0.3 * _spoken_elsewhere(page, own).clip(max=2)
    return CueSums(
        _CUES * np.log1p(document) + _shares(whole, _OF_ALL),
        _CUES * (headline.clip(max=_CAP) + shared - _expected(headlines)),
        _CUES * (by_quote - _expected(quotes)),
        by_sentence,
    )


def reporting_sentences(page: Layouts) -> tuple[Stretches, Ints]:
    """Give the sentences in which quotes begin, and for each quote the number of its own among them, -1 for none."""
    numbers = page.sentence_at(page.quotes.texts, page.quotes.char_starts)
    kept, places = np.unique(numbers, return_inverse=True)
    places -= int(len(kept) > 0 and kept[0] < 0)
    return page.sentences.some(kept[kept >= 0]), places


def _expected(stretches: Stretches) -> Numbers:
    """Give what stretches of their lengths must gather."""
    longer = (stretches.char_ends - stretches.char_starts - _SHORT).clip(0)
    return (_AT_LEAST + (_PER_CHAR * longer).clip(max=_AT_MOST_MORE))[:, None]


def _by_part(sums: Callable[[Stretches], Sums], *parts: Stretches) -> list[Sums]:
    """Give the sums of each part's stretches, worked out together."""
    return np.split(sums(joined(parts)), np.cumsum([len(part) for part in parts])[:-1])


def _lead_ends(page: Layouts) -> Ints:
    """Give where each text's lead ends: its first sentences."""
    begins = page.sentence_begins
    last = np.minimum(begins[:-1] + _LEAD_SENTENCES, begins[1:]) - 1
    has_any = np.diff(begins) > 0
    ends = np.zeros_like(last)
    ends[has_any] = page.sentences.char_ends[last[has_any]]
    return ends


def _summed(sums: Sums, texts: Ints, count: int) -> Sums:
    """Give for each text the sums of its quotes, added in order."""
    cells = texts[:, None] * sums.shape[1] + np.arange(sums.shape[1])
    summed = np.bincount(cells.ravel(), sums.ravel(), count * sums.shape[1])
    return summed.reshape(count, sums.shape[1]).astype(np.float64)


def _shares(sums: Sums, times: float) -> Sums:
    total = sums.sum(axis=1, keepdims=True)
    shares: Sums = np.divide(times * sums, total, where=total > 0, out=np.zeros_like(sums))
    return shares


def _at(sums: Sums, lines: Ints) -> Sums:
    """Give the sums of some lines, of line -1 nothing."""
    return np.append(sums, np.zeros((1, sums.shape[1])), axis=0)[lines]


def _spoken_elsewhere(page: Layouts, own: Sums) -> Sums:
    """Give for each quote the mean weight of each frame in its speaker's other quotes."""
    means = np.zeros_like(own)
    by_speaker: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for at, (text, quote) in enumerate(zip(page.quotes.texts.tolist(), page.flat_quotes, strict=True)):
        if quote.speaker:
            by_speaker[text, quote.speaker].append(at)
    by_count: defaultdict[int, list[list[int]]] = defaultdict(list)
    for numbers in by_speaker.values():
        by_count[len(numbers)].append(numbers)
    for count, groups in by_count.items():
        if count > 1:
            by_frame = own[groups].transpose(0, 2, 1)
            is_said = by_frame.any(axis=2)
            others = np.zeros(by_frame.shape)
            others[is_said] = _sums_without_each(by_frame[is_said]) / (count - 1)
            means[groups] = others.transpose(0, 2, 1)
    return means


def _sums_without_each(rows: Sums) -> Sums:
    """Give for each number the sum of its row's others, added in their order, as a sum less one would not round alike."""
    sums = np.zeros_like(rows)
    total = np.zeros(len(rows))
    for at, column in enumerate(rows.T):
        sums[:, :at] += column[:, None]
        sums[:, at] = total
        total += column
    return sums
