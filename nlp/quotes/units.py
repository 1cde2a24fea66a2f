"""Sentences as rows of units: an eojeol with its grammatical tail, or a stretch of speech standing as one piece.

"홍라겸 누리결AI 대표는 “…”라고 밝혔다." → bare bare topic speech suffix final
Blanks inside parentheses or inside marks that hold no speech do not part units.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp.memo import Memo
from nlp.quotes import lexicon
from nlp.quotes.lexicon import Kind
from nlp.quotes.tokens import Tokens

_KIND_OF_JOSA = lexicon.josa()
_KIND_OF_TAIL: dict[str, Kind] = {
    "EC": "connective", "EF": "final", "ETN": "final", "IC": "adverb", "MM": "determiner", "NP": "bare",
}  # fmt: skip
_OF_SHARES = lexicon.group("after_shares")
_LIKE_ENDINGS = lexicon.group("like_endings")
"""Particles that are endings, too."""
_AS_ENDINGS = ("ETM", "EC")
_LAST_TAG: Memo[str, str] = Memo(lambda tags: tags.rpartition("+")[2])
"""Of a token's tags."""
_MAY_BE_TIME = ("bare", "adverb", "topic", "place", "oblique", "other")
_ENDS = frozenset(".?!…,·:;”’」』\"'′″~-–—")
_CLOSES = _ENDS | {"，"}
_NOMINAL = ("N", "SL", "SH", "SN", "XSN", "XR", "SSC", "SW", "W_", "XPN", "UN", "SO", "USER")
_TIME = lexicon.pattern("time")
_AFTER_SPEECH = re.compile(r"[.…,·‥:;~–—-]+")
_MISREAD = frozenset(("oblique", "modifier", "connective", "other", "adverb", "time", "determiner", "final"))
"""Kinds that parts of an unknown name are mistaken for; a name the registry or its surroundings tell is bare."""
_CLOSED = re.compile(r"[”’」』\"'′″]")
_ALSO = lexicon.group("also")
"""Words that do for a name what 도 does: "서보람 교수 역시"."""
_FILL = "\x02"
_SPEECH = "\x01"


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
    if not (speech or terms):
        return written
    parts: list[str] = []
    at = 0
    fillers = [(*place, _FILL) for place in terms] + [(*place, _SPEECH) for place in speech]
    for left, right, filler in sorted(fillers):
        parts += (written[at : left - start], filler * (right - left))
        at = right - start
    return "".join([*parts, written[at:]])


def units_of(
    tokens: Tokens, shape: str, start: int, speech: Sequence[tuple[int, int]], numbers: Sequence[int]
) -> list[Unit]:
    """Give the units of a sentence whose masked text is `shape` and begins at `start`."""
    found: list[Unit] = []
    at_speech = 0
    right = start
    for piece in shape.split():
        left = start + shape.index(piece, right - start)
        right = left + len(piece)
        while at_speech < len(speech) and left <= speech[at_speech][0] < right:
            opened, closed = speech[at_speech]
            if opened > left:
                found.append(unit(tokens, left, opened))
            first, last = tokens.at(opened), tokens.at(closed - 1)
            found.append(Unit(opened, closed, "speech", closed, first, last, numbers[at_speech]))
            left = closed
            at_speech += 1
            if left < right:
                ahead = speech[at_speech][0] if at_speech < len(speech) else right
                suffix, left = _suffix(tokens, left, right, min(ahead, right))
                found.append(suffix)
        if left < right:
            following = found[-1].last + 1 if found else 0
            if following and found[-1].kind == "bare" and tokens.text[left:right] in _ALSO:
                found[-1].kind = "also"
            found.append(unit(tokens, left, right, following))
    return found


def _suffix(tokens: Tokens, start: int, end: int, stop: int) -> tuple[Unit, int]:
    """Give what follows speech without a blank, and where it ends: punctuation before a word, else all up to `stop`."""
    lead = _AFTER_SPEECH.match(tokens.text, start, end)
    if lead and lead.end() < end:
        index = tokens.at(start)
        return Unit(start, lead.end(), "suffix", lead.end(), index, index), lead.end()
    tail = unit(tokens, start, stop)
    tail.kind = "suffix"
    return tail, stop


def unit(tokens: Tokens, start: int, end: int, following: int = 0) -> Unit:
    """Give the unit that stands at text[start:end], its kind told by its last word's ending.

    Its first token is mostly the one `following` the unit before.
    """
    text, tags, starts = tokens.text, tokens.tags, tokens.starts
    comma = False
    stop = end
    mark = text[end - 1]
    if mark in _CLOSES:
        comma = mark in ",，"
        while stop > start and text[stop - 1] in _ENDS:
            stop -= 1
        if stop == start:
            index = tokens.at(start)
            return Unit(start, end, "other", end, index, index, -1, comma)
    is_next = following < len(starts) and starts[following] == start
    first = following if is_next else bisect_right(starts, start) - 1
    last = bisect_right(starts, stop - 1, first) - 1
    if stop < end and _CLOSED.search(text, stop, end):
        return Unit(start, stop, "bare", stop, first, last, -1, comma)
    tail = _LAST_TAG[tags[last]]
    base_end = stop
    if tail[0] == "J":
        index = last
        while index > first and tags[index][0] == "J":
            index -= 1
        if index < last:
            base_end = starts[index + 1]
        stem = tags[index]
        if stem.endswith("EC"):
            base_end = stop
            tail = "EC"
    kind, particles = _READ_AS[text[start:stop], stop - base_end, tail]
    base_end = stop - particles
    if kind in _MISREAD and first in tokens.named and tokens.entity_at(start, stop) is not None:
        kind, base_end = "bare", stop
    return Unit(start, stop, kind, base_end, first, last, -1, comma)


def _kind_of(asked: tuple[str, int, str]) -> tuple[Kind, int]:
    """Give the kind of an eojeol and the length of its particles by its letters, that length and its last piece's tag."""
    eojeol, length, tail = asked
    if eojeol.endswith(_OF_SHARES):
        # Kiwi takes the particle of "62%는" for a copula, that of "62%가" for a verb
        length, tail = 1, "JX"
    elif tail.startswith(_AS_ENDINGS) and eojeol.endswith(_LIKE_ENDINGS) and _ends_in_title(eojeol[:-1]):
        # and those of "공동창업자는" and "운동가도" for endings
        length, tail = 1, "JX"
    words, particles = eojeol[: len(eojeol) - length], eojeol[len(eojeol) - length :]
    return _kind_by(words, particles, tail), length


def _ends_in_title(words: str) -> bool:
    return len(lexicon.closing("titles", words)) > 1


def _kind_by(words: str, particles: str, tail: str) -> Kind:
    """Give the kind of an eojeol by its name, the particles after it and the tag of the last of its pieces."""
    if tail[0] != "J":
        kind = _kind_of_tail(tail)
    elif not words or tail == "JKC":
        kind = "oblique" if words else "other"
    else:
        kind = _KIND_OF_JOSA.get(particles, "oblique")
    known = lexicon.adverbs()
    adverb = known.get(words) or (known.get(words + particles) if particles else None)
    if adverb == "link":
        return "adverb"
    if kind in _MAY_BE_TIME and (adverb is not None or _TIME.match(words)):
        return "time"
    return kind


@cache
def _kind_of_tail(tail: str) -> Kind:
    """Give the kind a unit has by the last tag of its last word."""
    if tail.startswith("ETM"):
        return "modifier"
    if tail.startswith("MA"):
        return "adverb"
    return _KIND_OF_TAIL.get(tail) or ("bare" if tail.startswith(_NOMINAL) else "other")


_READ_AS: Memo[tuple[str, int, str], tuple[Kind, int]] = Memo(_kind_of)
