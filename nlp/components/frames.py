"""Frames: what a text argues from. "비용을 줄이고 종속을 피한다" → access and sovereignty.

Cues (nlp/lexicons/frames) are counted by weight, a repeated cue half. A quote also inherits a little from the
sentence that reports it, from its speaker's other quotes and from the whole text, since a quote of eight words
names its frame by itself in only half the cases. A document is weighed by its headline and lead before its body.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from nlp.cues import CueFinder, Hit, read_cues
from nlp.findings import FrameFinding, QuoteFinding
from nlp.lemma_text import LemmaText, headline_end, lemma_text, sentence_bounds
from warehouse.records import FrameId, Level

Sums = dict[str, float]
_SUBJECT = "subject"
_CAP = 3.0
_QUOTE_AT_LEAST, _QUOTE_FALLBACK, _QUOTE_SHARE = 1.0, 0.7, 0.35
_TEXT_AT_LEAST, _TEXT_SHARE = 1.0, 0.3
_LEAD_SENTENCES = 3
_UNIT_OF_LENGTH = 500


@Language.factory("frames", assigns=["doc._.frames"], requires=["doc.spans", "doc._.quotes"])
def make_frames(nlp: Language, name: str) -> "Frames":
    """Build the component."""
    return Frames()


class Frames:
    """Writes `doc._.frames`: at most 4 of the document and headline, 3 of a quote, 2 of a sentence, ranked."""

    def __init__(self) -> None:
        self._finder = CueFinder(read_cues("frames", "frames") + read_cues("frames", _SUBJECT))

    def __call__(self, doc: Doc) -> Doc:
        """Find the frames of one text."""
        text = lemma_text(doc)
        hits = _Hits(text, self._finder.find(text))
        if not hits.all:
            doc._.frames = []
            return doc
        quotes: Sequence[QuoteFinding] = doc._.quotes
        bounds = sentence_bounds(doc)
        whole = hits.sums(0, text.length)
        own = [hits.sums(quote.char_start, quote.char_end) for quote in quotes]
        found: list[FrameFinding] = []
        headline = headline_end(doc)
        lead = bounds[min(_LEAD_SENTENCES, len(bounds)) - 1][1] if bounds else 0
        headline_sums = hits.sums(0, headline)
        document = _document_sums(whole, headline_sums, hits.sums(0, lead), own, text.length)
        found += _findings("document", None, document, _TEXT_AT_LEAST, _TEXT_SHARE, 4)
        found += _findings("headline", None, headline_sums, _TEXT_AT_LEAST, _TEXT_SHARE, 4)
        for number, quote in enumerate(quotes):
            sums = _quote_sums(number, quote, quotes, own, hits.sentence_sums(quote, bounds), whole)
            found += _findings("quote", number, sums, _QUOTE_AT_LEAST, _QUOTE_SHARE, 3, _QUOTE_FALLBACK)
        for number, (start, end) in enumerate(bounds):
            sums = hits.sums(start, end, subject_only=True)
            found += _findings("sentence", number, sums, _TEXT_AT_LEAST, _TEXT_SHARE, 2)
        doc._.frames = found
        return doc


class _Hits:
    """The cues of one text, looked up by character offsets."""

    def __init__(self, text: LemmaText, hits: list[Hit]) -> None:
        self._text = text
        self._starts = [hit.start for hit in hits]
        self.all = hits

    def sums(self, char_start: int, char_end: int, *, subject_only: bool = False) -> Sums:
        """Give the weight of each frame between two offsets; none where a subject is asked for and missing."""
        start, end = self._text.part(char_start, char_end)
        inside = self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        if not inside:
            return {}
        sums: Sums = {}
        times: Counter[str] = Counter()
        is_on_subject = not subject_only
        for hit in inside:
            cue = hit.cue
            if cue.category == _SUBJECT:
                is_on_subject = True
            elif hit.end <= end + 1 and times[cue.pattern] < 2:
                times[cue.pattern] += 1
                sums[cue.category] = sums.get(cue.category, 0.0) + cue.weight / times[cue.pattern]
        return sums if is_on_subject else {}

    def sentence_sums(self, quote: QuoteFinding, bounds: Sequence[tuple[int, int]]) -> Sums:
        """Give the frames of the sentence a quote begins in."""
        number = max(bisect_left(bounds, (quote.char_start + 1, 0)) - 1, 0)
        return self.sums(*bounds[number]) if bounds else {}


def _quote_sums(
    number: int,
    quote: QuoteFinding,
    quotes: Sequence[QuoteFinding],
    own: Sequence[Sums],
    sentence: Sums,
    whole: Sums,
) -> Sums:
    sums = {frame: min(_CAP, weight) for frame, weight in own[number].items()}

    def add(frame: str, weight: float) -> None:
        sums[frame] = sums.get(frame, 0.0) + weight

    for frame, weight in sentence.items():
        add(frame, 0.3 * min(2.0, max(0.0, weight - own[number].get(frame, 0.0))))
    total = sum(whole.values())
    for frame, weight in whole.items():
        add(frame, weight / total)
    if quote.speaker:
        same = [own[at] for at, other in enumerate(quotes) if at != number and other.speaker == quote.speaker]
        for frame, weight in _summed(same).items():
            add(frame, 0.3 * min(2.0, weight / len(same)))
    return sums


def _document_sums(whole: Sums, headline: Sums, lead: Sums, quotes: Sequence[Sums], length: int) -> Sums:
    spread = max(1.0, length / _UNIT_OF_LENGTH)
    sums = {frame: weight / spread for frame, weight in whole.items()}
    for frame, weight in headline.items():
        sums[frame] += 2 * weight
    for frame, weight in lead.items():
        sums[frame] += weight
    for frame, weight in _summed(quotes).items():
        sums[frame] += weight / len(quotes)
    return sums


def _summed(several: Iterable[Sums]) -> Sums:
    sums: Sums = {}
    for one in several:
        for frame, weight in one.items():
            sums[frame] = sums.get(frame, 0.0) + weight
    return sums


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
    ranked = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return []
    top = ranked[0][1]
    kept = [pair for pair in ranked if pair[1] >= at_least and pair[1] >= share * top][:at_most]
    if not kept and top >= fallback:
        kept = ranked[:1]
    return [
        FrameFinding(
            level=level,
            number=number,
            frame_id=cast(FrameId, frame),
            rank=rank,
            score=round(1 - exp(-weight / 1.5), 3),
        )
        for rank, (frame, weight) in enumerate(kept, start=1)
    ]
