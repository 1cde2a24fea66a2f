"""Sentences as rows of units: an eojeol with its grammatical tail, or a stretch of speech standing as one piece.

"홍라겸 누리결AI 대표는 “…”라고 밝혔다." → bare bare topic speech suffix final
Blanks inside parentheses or inside marks that hold no speech do not part units.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span

from nlp.quotes import lexicon
from nlp.tokenizer import Morphs

Kind = Literal[
    "topic", "subject", "also", "place", "genitive", "object", "oblique", "joint", "bare", "determiner",
    "modifier", "connective", "final", "adverb", "time", "speech", "suffix", "other",
]  # fmt: skip

_TAIL_OF_JOSA: dict[str, Kind] = {
    "은": "topic", "는": "topic", "ᆫ": "topic", "이": "subject", "가": "subject", "께서": "subject",
    "께서는": "topic", "도": "also", "의": "genitive", "을": "object", "를": "object", "ᆯ": "object",
    "에서는": "place", "에선": "place", "에서도": "place", "에서": "place", "과": "joint", "와": "joint",
    "이나": "joint", "나": "joint", "하고": "joint",
}  # fmt: skip
_ENDS = frozenset(".?!…,·:;”’」』\"'′″~-–—")
_NOMINAL = ("N", "SL", "SH", "SN", "XSN", "XR", "SSC", "SW", "W_", "XPN", "UN", "SO", "USER")
_TIME = re.compile(r"^(?:지난|오는|올|내|\d[\d.,~]*)(?:년|월|일|시|분|주|세기|분기)(?:\([^)]*\))?$")
_AFTER_SPEECH = re.compile(r"[.…,·‥:;~–—-]+")
_MISREAD = ("oblique", "modifier", "connective", "other", "adverb", "time", "determiner", "final")
"""Kinds that parts of an unknown name are mistaken for; a name the registry or its surroundings tell is bare."""
_CLOSED = re.compile(r"[”’」』\"'′″]")
_PIECE = re.compile(r"\S+")
_FILL = "\x02"
_SPEECH = "\x01"


class Tokens:
    """Arrays over one Doc, looked up by character."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text
        strings = doc.vocab.strings
        names: dict[int, str] = {}
        self.tags: list[str] = []
        self.starts: list[int] = []
        for row in doc.to_array(["TAG", "IDX"]).tolist() if len(doc) else ():
            number, start = row
            if number not in names:
                names[number] = strings[number]
            self.tags.append(names[number])
            self.starts.append(start)
        self.morphs: Sequence[Morphs] = doc._.morphs
        self.entities: list[Span] = sorted(doc.spans.get("entities", ()), key=lambda span: span.start)
        self._entity_starts: list[int] = [span.start_char for span in self.entities]

    def at(self, char: int) -> int:
        """Give the token that holds a character."""
        return bisect_right(self.starts, char) - 1

    def entity_at(self, start: int, end: int) -> Span | None:
        """Give the entity that holds text[start:end]."""
        place = bisect_right(self._entity_starts, start) - 1
        while place >= 0 and place > bisect_right(self._entity_starts, start) - 4:
            span = self.entities[place]
            if span.start_char <= start and end <= span.end_char:
                return span
            place -= 1
        return None

    def entities_in(self, start: int, end: int) -> list[Span]:
        """Give the entities inside text[start:end], in order."""
        first = bisect_left(self._entity_starts, start)
        last = bisect_left(self._entity_starts, end)
        return [span for span in self.entities[first:last] if span.end_char <= end]

    def end_of(self, index: int) -> int:
        """Give where a token ends, blanks after it counted in."""
        return self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)


@dataclass(slots=True)
class Unit:
    """One eojeol, one stretch of speech, or what follows a stretch without a blank."""

    start: int
    end: int
    """Without closing punctuation."""
    kind: Kind
    base_end: int
    """Where the name in it ends, particles left out."""
    first: int
    last: int
    """Tokens from first to last."""
    stretch: int = -1
    has_comma: bool = False


def masked(
    text: str, start: int, end: int, speech: Sequence[tuple[int, int]], terms: Sequence[tuple[int, int]]
) -> str:
    """Give text[start:end] with speech and terms as unbroken runs of filler, marks included."""
    written = text[start:end]
    if "(" in written:
        written = re.sub(r"\([^()\n]*\)", lambda m: "(" + _FILL * (len(m[0]) - 2) + ")", written)
    for filler, places in ((_FILL, terms), (_SPEECH, speech)):
        for left, right in places:
            written = written[: left - start] + filler * (right - left) + written[right - start :]
    return written


def units_of(
    tokens: Tokens, shape: str, start: int, speech: Sequence[tuple[int, int]], numbers: Sequence[int]
) -> list[Unit]:
    """Give the units of a sentence whose masked text is `shape` and begins at `start`."""
    found: list[Unit] = []
    at_speech = 0
    for piece in _PIECE.finditer(shape):
        left, right = piece.start() + start, piece.end() + start
        while at_speech < len(speech) and left <= speech[at_speech][0] < right:
            opened, closed = speech[at_speech]
            if opened > left:
                found.append(unit(tokens, left, opened))
            found.append(
                Unit(
                    opened,
                    closed,
                    "speech",
                    closed,
                    tokens.at(opened),
                    tokens.at(closed - 1),
                    numbers[at_speech],
                )
            )
            left = closed
            at_speech += 1
            lead = _AFTER_SPEECH.match(tokens.text, left, right)
            if lead and lead.end() < right:
                found.append(Unit(left, lead.end(), "suffix", lead.end(), tokens.at(left), tokens.at(left)))
                left = lead.end()
            elif left < right:
                stop = (
                    speech[at_speech][0]
                    if at_speech < len(speech) and speech[at_speech][0] < right
                    else right
                )
                tail = unit(tokens, left, stop)
                tail.kind = "suffix"
                found.append(tail)
                left = stop
        if left < right:
            found.append(unit(tokens, left, right))
    return found


def unit(tokens: Tokens, start: int, end: int) -> Unit:
    """Give the unit that stands at text[start:end], its kind told by its last word's ending."""
    text, tags, starts = tokens.text, tokens.tags, tokens.starts
    comma = text[end - 1] == "," or text[end - 1] == "，"
    stop = end
    while stop > start and text[stop - 1] in _ENDS:
        stop -= 1
    if stop == start:
        index = tokens.at(start)
        return Unit(start, end, "other", end, index, index, has_comma=comma)
    first, last = tokens.at(start), tokens.at(stop - 1)
    if _CLOSED.search(text, stop, end):
        return Unit(start, stop, "bare", stop, first, last, has_comma=comma)
    tag = tags[last]
    tail = tag[tag.rfind("+") + 1 :]
    base_end = stop
    kind: Kind
    if tail[0] == "J":
        index = last
        josa = ""
        while index > first and tags[index][0] == "J":
            josa = "".join(form for form, _ in tokens.morphs[index]) + josa
            index -= 1
        base_end = max(starts[index + 1], start) if index + 1 <= last else stop
        stem = tags[index][tags[index].rfind("+") + 1 :] if index < last else ""
        if stem == "EC":
            kind, base_end = "connective", stop
        elif tail == "JKC":
            kind = "oblique"
        else:
            kind = _TAIL_OF_JOSA.get(josa, "oblique")
        if base_end == start:
            kind = "other"
    elif tail.startswith("ETM"):
        kind = "modifier"
    elif tail == "EC":
        kind = "connective"
    elif tail in ("EF", "ETN"):
        kind = "final"
    elif tail.startswith("MA") or tail == "IC":
        kind = "adverb"
    elif tail == "MM" or tail == "NP":
        kind = "determiner" if tail == "MM" else "bare"
    elif tail.startswith(_NOMINAL):
        kind = "bare"
    else:
        kind = "other"
    words = text[start:base_end]
    if kind in ("bare", "adverb", "topic", "place", "oblique", "other") and (
        _TIME.match(words) or words in lexicon.adverbs("time") or words in lexicon.adverbs("said")
    ):
        kind = "time"
    elif words in lexicon.adverbs("link") or text[start:stop] in lexicon.adverbs("link"):
        kind = "adverb"
    if kind in _MISREAD and tokens.entities and tokens.entity_at(start, stop) is not None:
        kind, base_end = "bare", stop
    return Unit(start, stop, kind, base_end, first, last, has_comma=comma)
