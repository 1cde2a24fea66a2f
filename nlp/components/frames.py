"""Frames: what a text argues from. "비용을 줄이고 종속을 피한다" → access and sovereignty.

Cues (nlp/lexicons/frames) are counted by weight, a repeated cue half; the other words of quotes, headline and lead add
what they were learned to say for and against each frame. A quote also inherits a little from the sentence that reports
it, from its speaker's other quotes and from the whole text, since a quote of eight words names its frame by itself in
only half the cases. A document is weighed by its headline and lead before its body. A sentence has cues alone.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import exp
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from nlp.cues import CueFinder, Hit, read_cues
from nlp.findings import FrameFinding, QuoteFinding
from nlp.frame_words import FrameWords
from nlp.lemma_text import LemmaText, headline_end, lemma_text, sentence_bounds
from warehouse.records import FrameId, Level

Sums = dict[str, float]
_SUBJECT = "subject"
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


@Language.factory("frames", assigns=["doc._.frames"], requires=["doc.spans", "doc._.quotes"])
def make_frames(nlp: Language, name: str) -> "Frames":
    """Build the component."""
    return Frames()


class Frames:
    """Writes `doc._.frames`: at most 3 of the document, headline and each quote, 2 of a sentence, ranked."""

    def __init__(self) -> None:
        self._finder = CueFinder(read_cues("frames", "frames") + read_cues("frames", _SUBJECT))
        self._words = FrameWords()

    def __call__(self, doc: Doc) -> Doc:
        """Find the frames of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], **_: object) -> Iterator[Doc]:
        """Find the frames of several texts, whose cues are looked for at once."""
        docs = list(docs)
        self._finder.search([lemma_text(doc) for doc in docs])
        yield from map(self._read, docs)

    def _read(self, doc: Doc) -> Doc:
        text = lemma_text(doc)
        cues = self._finder.find(text)
        if not cues:
            doc._.frames = []
            return doc
        hits = Hits(text, cues)
        quotes: Sequence[QuoteFinding] = doc._.quotes
        bounds = sentence_bounds(doc)
        whole = hits.sums(0, text.length)
        own = [hits.sums(quote.char_start, quote.char_end) for quote in quotes]
        sentences = [hits.sums(start, end) for start, end in bounds]
        found: list[FrameFinding] = []
        headline = headline_end(doc)
        lead = bounds[min(_LEAD_SENTENCES, len(bounds)) - 1][1] if bounds else 0
        headline_sums = hits.sums(0, headline)
        around = _shares(whole, _OF_TEXT)
        _add(around, _shares(headline_sums, _OF_HEADLINE))
        places = [(quote.char_start, quote.char_end) for quote in quotes]
        *said, by_headline, by_lead = self._words.sums(doc, [*places, (0, headline), (headline, lead)])
        document = _document_sums(whole, headline_sums, hits.sums(0, lead), own, text.length)
        _add(document, by_headline, _WORDS)
        _add(document, by_lead, _WORDS)
        _add(document, _summed(said), _WORDS / max(1, len(quotes)))
        _add(headline_sums, by_headline, _WORDS)
        found += _findings("document", None, document, _TEXT_AT_LEAST, _TEXT_SHARE, 3)
        found += _findings("headline", None, headline_sums, _TEXT_AT_LEAST, _TEXT_SHARE, 3)
        for number, sums in enumerate(_quote_sums(quotes, own, sentences, bounds, around)):
            _add(sums, said[number], _QUOTE_WORDS)
            start, end = places[number]
            at_least = _QUOTE_AT_LEAST + min(_AT_MOST_MORE, _PER_CHAR * max(0, end - start - _SHORT))
            found += _findings("quote", number, sums, at_least, _QUOTE_SHARE, 3, _QUOTE_FALLBACK)
        for number, sums in enumerate(sentences):
            if sums and hits.has_subject(*bounds[number]):
                found += _findings("sentence", number, sums, _TEXT_AT_LEAST, _TEXT_SHARE, 2)
        doc._.frames = found
        return doc


class Hits:
    """The cues of one text, looked up by character offsets."""

    def __init__(self, text: LemmaText, hits: Sequence[Hit]) -> None:
        self._text = text
        self._arguments = [
            (hit.cue.category, hit.cue.pattern, hit.cue.weight, hit.end)
            for hit in hits
            if hit.cue.category != _SUBJECT
        ]
        self._starts = [hit.start for hit in hits if hit.cue.category != _SUBJECT]
        self._subject_starts = [hit.start for hit in hits if hit.cue.category == _SUBJECT]

    def sums(self, char_start: int, char_end: int) -> Sums:
        """Give the weight of each frame between two offsets."""
        start, end = self._text.part(char_start, char_end)
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        sums: Sums = {}
        times: dict[str, int] = {}
        for category, pattern, weight, hit_end in self._arguments[first:last]:
            if hit_end <= end + 1 and (time := times.get(pattern, 0) + 1) <= 2:
                times[pattern] = time
                sums[category] = sums.get(category, 0.0) + weight / time
        return sums

    def has_subject(self, char_start: int, char_end: int) -> bool:
        """Tell whether the subject is named between two offsets."""
        start, end = self._text.part(char_start, char_end)
        return bisect_left(self._subject_starts, start) < bisect_left(self._subject_starts, end)


def _quote_sums(
    quotes: Sequence[QuoteFinding],
    own: Sequence[Sums],
    sentences: Sequence[Sums],
    bounds: Sequence[tuple[int, int]],
    around: Sums,
) -> Iterator[Sums]:
    """Give for each quote its own frames, a part of those of its sentence and speaker, and those around all quotes."""
    spoken = _spoken_elsewhere(quotes, own)
    for number, quote in enumerate(quotes):
        mine = own[number]
        sums = {frame: min(_CAP, weight) for frame, weight in mine.items()}
        if bounds:
            sentence = sentences[max(bisect_left(bounds, (quote.char_start + 1, 0)) - 1, 0)]
            for frame, weight in sentence.items():
                rest = 0.3 * min(2.0, max(0.0, weight - mine.get(frame, 0.0)))
                sums[frame] = sums.get(frame, 0.0) + rest
        for frame, weight in around.items():
            sums[frame] = sums.get(frame, 0.0) + weight
        for frame, mean in spoken[number].items():
            sums[frame] = sums.get(frame, 0.0) + 0.3 * min(2.0, mean)
        yield sums


def _shares(sums: Sums, times: float) -> Sums:
    total = sum(sums.values())
    return {frame: times * weight / total for frame, weight in sums.items()}


def _spoken_elsewhere(quotes: Sequence[QuoteFinding], own: Sequence[Sums]) -> list[Sums]:
    """Give for each quote the mean weight of each frame in its speaker's other quotes."""
    means: list[Sums] = [{} for _ in quotes]
    by_speaker: defaultdict[str, list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        by_speaker[quote.speaker].append(number)
    for speaker, numbers in by_speaker.items():
        if not speaker or len(numbers) == 1:
            continue
        for frame in {frame for number in numbers for frame in own[number]}:
            sums = _sums_without_each([own[number].get(frame, 0.0) for number in numbers])
            for number, weight in zip(numbers, sums, strict=True):
                if weight:
                    means[number][frame] = weight / (len(numbers) - 1)
    return means


def _sums_without_each(weights: Sequence[float]) -> list[float]:
    """Give for each weight the sum of all others, added in their order, as a sum less one would not round alike."""
    sums = np.zeros(len(weights))
    total = 0.0
    for at, weight in enumerate(weights):
        if weight:
            sums[:at] += weight
        sums[at] = total
        total += weight
    others: list[float] = sums.tolist()
    return others


def _document_sums(whole: Sums, headline: Sums, lead: Sums, quotes: Sequence[Sums], length: int) -> Sums:
    spread = max(1.0, length / _UNIT_OF_LENGTH)
    sums = {frame: weight / spread for frame, weight in whole.items()}
    _add(sums, headline, 2)
    _add(sums, lead)
    _add(sums, _summed(quotes), 1 / max(1, len(quotes)))
    return sums


def _summed(several: Iterable[Sums]) -> Sums:
    sums: Sums = {}
    for one in several:
        _add(sums, one)
    return sums


def _add(sums: Sums, others: Sums, times: float = 1.0) -> None:
    for frame, weight in others.items():
        sums[frame] = sums.get(frame, 0.0) + times * weight


def _findings(
    level: Level,
    number: int | None,
    sums: Sums,
    at_least: float,
    share: float,
    at_most: int,
    fallback: float = 99.0,
) -> list[FrameFinding]:
    """Give the strongest frames, or the single strongest where it reaches only the fallback."""
    if not sums:
        return []
    top = max(sums.values())
    if top < at_least:
        at_least, at_most = max(top, fallback), 1
    at_least = max(at_least, share * top)
    kept = sorted([(-weight, frame) for frame, weight in sums.items() if weight >= at_least])[:at_most]
    return [
        FrameFinding(
            level=level,
            number=number,
            frame_id=cast(FrameId, frame),
            rank=rank,
            score=round(1 - exp(less / 1.5), 3),
        )
        for rank, (less, frame) in enumerate(kept, start=1)
    ]
