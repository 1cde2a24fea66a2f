"""Every stretch of a text that may take a position on an issue, read, with what stands around it."""

from bisect import bisect_left
from collections import defaultdict

from spacy.tokens import Doc

from nlp.cues import CueFinder, Hit
from nlp.lemma_text import LemmaText, headline_end, lemma_text, sentence_bounds
from nlp.stance.features import Around, Unit
from nlp.stance.reading import Reading, read

_NAMES = frozenset({"pro", "contra"})
_SHORT = 500
ON_ISSUE = 0.5
"""How plainly words must name the issue to count as being about it without further knowledge."""


def survey(doc: Doc, finder: CueFinder) -> tuple[Around, list[Unit], Unit | None]:
    """Give the text's surroundings with its quotes, then its sentences on the issue, then its headline if known."""
    text = lemma_text(doc)
    hits = finder.find(text)
    at = [hit.start for hit in hits]

    def reading(char_start: int, char_end: int) -> Reading:
        return _reading(text, hits, at, char_start, char_end)

    bounds = sentence_bounds(doc)
    sentences = [reading(start, end) for start, end in bounds]
    frames = _quote_frames(doc)
    quotes = [
        Unit(
            char_start=quote.char_start,
            char_end=quote.char_end,
            reading=reading(quote.char_start, quote.char_end),
            words=text.words(quote.char_start, quote.char_end),
            sentence_no=max(bisect_left(bounds, (quote.char_start + 1, 0)) - 1, 0),
            frames=frames.get(number, {}),
            speaker=quote.speaker_entity_id or quote.speaker,
            is_indirect=quote.kind == "indirect",
            is_headline=quote.is_headline,
        )
        for number, quote in enumerate(doc._.quotes)
    ]
    end = headline_end(doc)
    first_line = reading(0, end or (bounds[0][1] if bounds else 0))
    names = sum(hit.cue.weight for hit in hits if hit.cue.category in _NAMES)
    around = Around(
        sentences=sentences,
        headline=first_line,
        names=names,
        density=1000 * names / max(300, text.length),
        is_short=text.length < _SHORT,
        units=quotes,
    )
    plain = [
        Unit(
            char_start=start,
            char_end=stop,
            reading=sentences[number],
            words=text.words(start, stop),
            sentence_no=number,
        )
        for number, (start, stop) in enumerate(bounds)
        if sentences[number].topic >= ON_ISSUE
    ]
    headline = None
    if end:
        words = text.words(0, end)
        headline = Unit(
            char_start=0, char_end=end, reading=first_line, words=words, sentence_no=0, is_headline=True
        )
    return around, plain, headline


def _reading(text: LemmaText, hits: list[Hit], at: list[int], char_start: int, char_end: int) -> Reading:
    start, end = text.part(char_start, char_end)
    first, last = bisect_left(at, start), bisect_left(at, end)
    if first == last:
        return Reading()
    return read([hit for hit in hits[first:last] if hit.end <= end + 1])


def _quote_frames(doc: Doc) -> dict[int, dict[str, float]]:
    frames: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for finding in doc._.frames:
        if finding.level == "quote":
            frames[finding.number][finding.frame_id] = finding.score
    return frames
