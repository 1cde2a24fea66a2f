"""Frames: what a text argues from. "비용을 줄이고 종속을 피한다" → access and sovereignty.

Cues (nlp/lexicons/frames) are counted by weight, a repeated cue half; the other words of quotes, headline and lead add
what they were learned to say for and against each frame. A quote also inherits a little from the sentence that reports
it, from its speaker's other quotes and from the whole text, since a quote of eight words names its frame by itself in
only half the cases. A document is weighed by its headline and lead before its body. A sentence has cues alone.
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
from nlp.frame_cues import FrameCues, Numbers, Sums
from nlp.frame_words import FrameWords
from nlp.layouts import Layouts, Stretches, joined, layouts
from warehouse.records import FrameId, Level

_CAP = 3.0
_WORDS, _QUOTE_WORDS = 0.4, 0.5
"""What a sum of learned weights counts beside the weights of cues."""
_QUOTE_AT_LEAST, _QUOTE_FALLBACK, _QUOTE_SHARE = 1.1, 0.65, 0.4
_OF_TEXT, _OF_HEADLINE = 1.5, 0.3
"""What a quote is given of the text's and of the headline's frames, by their shares."""
_SHORT, _PER_CHAR, _AT_MOST_MORE = 25, 0.025, 1.2
"""A longer quote gathers more by chance: each character past the short ones asks for more, up to so much."""
_TEXT_AT_LEAST, _TEXT_SHARE = 1.0, 0.3
_LEAD_SENTENCES = 3
_UNIT_OF_LENGTH = 500
_NEVER = 99.0


@Language.factory("frames", assigns=["doc._.frames"], requires=["doc.spans", "doc._.quotes"])
def make_frames(nlp: Language, name: str) -> "Frames":
    """Build the component."""
    return Frames()


class _Marks(NamedTuple):
    """What sums must reach for a frame to be found."""

    at_least: float | Numbers
    share: float
    """Of the strongest one's sum."""
    at_most: int
    """So many are found."""
    fallback: float = _NEVER
    """What the strongest must reach to be found alone where none reaches the least."""


_OF_TEXTS, _OF_SENTENCES = (_Marks(_TEXT_AT_LEAST, _TEXT_SHARE, at_most) for at_most in (3, 2))


class Frames:
    """Writes `doc._.frames`: at most 3 of the document, headline and each quote, 2 of a sentence, ranked."""

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
        texts, headlines, quotes, sentences = page.texts, page.headlines, page.quotes, page.sentences
        start, lead_ends = texts * 0, _lead_ends(page)
        wholes = page.stretches(texts, start, page.lengths)
        leads = page.stretches(texts, start, lead_ends)
        after_headlines = page.stretches(texts, headlines.char_ends, lead_ends)
        whole, headline, lead, own, by_sentence = _by_part(
            partial(self._cues.sums, hits.arguments), wholes, headlines, leads, quotes, sentences
        )
        said, by_headline, by_lead = _by_part(
            partial(self._words.sums, page.morphs), quotes, headlines, after_headlines
        )
        counts = np.bincount(quotes.texts, minlength=len(texts)).clip(1)[:, None]
        document = whole / (page.lengths / _UNIT_OF_LENGTH).clip(1)[:, None] + 2 * headline + lead
        document += 1 / counts * _summed(own, quotes.texts, len(texts))
        document += _WORDS * by_headline
        document += _WORDS * by_lead
        document += _WORDS / counts * _summed(said, quotes.texts, len(texts))
        around = _shares(whole, _OF_TEXT) + _shares(headline, _OF_HEADLINE)
        headline += _WORDS * by_headline
        by_quote = own.clip(max=_CAP) + 0.3 * (_around_quotes(page, by_sentence) - own).clip(0, 2)
        by_quote += around[quotes.texts]
        by_quote += 0.3 * _spoken_elsewhere(page, own).clip(max=2)
        by_quote += _QUOTE_WORDS * said
        by_sentence[~sentences.hold(hits.subjects)] = 0
        longer = (quotes.char_ends - quotes.char_starts - _SHORT).clip(0)
        at_least = _QUOTE_AT_LEAST + (_PER_CHAR * longer).clip(max=_AT_MOST_MORE)
        of_quotes = _Marks(at_least, _QUOTE_SHARE, 3, _QUOTE_FALLBACK)
        found: list[list[FrameFinding]] = [[] for _ in texts]
        self._add(found, "document", texts, document, _OF_TEXTS)
        self._add(found, "headline", texts, headline, _OF_TEXTS)
        self._add(found, "quote", quotes.texts, by_quote, of_quotes)
        self._add(found, "sentence", sentences.texts, by_sentence, _OF_SENTENCES)
        return [own if is_read else [] for own, is_read in zip(found, hits.are_in(page.lines), strict=True)]

    def _add(
        self, found: Sequence[list[FrameFinding]], level: Level, texts: Ints, sums: Sums, marks: _Marks
    ) -> None:
        """Add the frames of some stretches to those of their texts: the strongest, or the single strongest by the fallback."""
        top = sums.max(axis=1)
        is_weak = top < marks.at_least
        least = np.where(is_weak, top.clip(marks.fallback), marks.at_least)
        least = np.maximum(least, marks.share * top)
        ranked = np.argsort(-sums, axis=1, kind="stable")[:, : marks.at_most]
        weights = np.take_along_axis(sums, ranked, axis=1)
        is_kept = weights >= least[:, None]
        is_kept[is_weak, 1:] = False
        rows, ranks = is_kept.nonzero()
        numbers = np.arange(len(texts)) - np.searchsorted(texts, texts)
        columns = (texts[rows], numbers[rows], ranks + 1, ranked[rows, ranks], weights[rows, ranks])
        is_part = level in ("quote", "sentence")
        for text, number, rank, frame, weight in zip(*(column.tolist() for column in columns), strict=True):
            found[text].append(
                FrameFinding(
                    level=level,
                    number=number if is_part else None,
                    frame_id=cast(FrameId, self._cues.frames[frame]),
                    rank=rank,
                    score=round(1 - exp(-weight / 1.5), 3),
                )
            )


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


def _around_quotes(page: Layouts, by_sentence: Sums) -> Sums:
    """Give the sums of each quote's sentence."""
    sums = np.zeros((len(page.quotes), by_sentence.shape[1]))
    numbers = page.sentence_at(page.quotes.texts, page.quotes.char_starts)
    known = numbers >= 0
    sums[known] = by_sentence[numbers[known]]
    return sums


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
