r"""Traces of a text: its twelve-character windows, by which a text is found again in whatever it was copied into.

A page writes `&quot;`, a JSON answer `\uac00`, a tag stands between two words and a list breaks lines elsewhere. So
windows are taken from what is left when references are resolved and tags and blanks are gone; `spans` leads back.
"""

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

LENGTH = 12
"""Characters of a window, blanks not counted: about three words, which two texts rarely share by chance."""
MOST_FRESH = 1_000_000
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_Windows = NDArray[np.uint64]

_ALONE_BEFORE = re.compile(
    r"""(?:^|>|&(?:amp;)?(?:gt|quot|\#\d+);|CDATA\[|[=:,\[]\s*\\?["'])\s*\Z""", re.ASCII
)
_ALONE_AFTER = re.compile(r"""\s*(?:\Z|<|&(?:amp;)?(?:lt|quot|\#\d+);|\]\]>|\\?["'])""", re.ASCII)
"""Before and after a text that is all of a tag's, an attribute's or a JSON string's."""
_NEAR = 50
"""Characters in which that is looked for."""


def _reference(found: re.Match[str]) -> str:
    return html.unescape(found[0])


def _escape(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else {"n": " ", "r": " ", "t": " "}.get(found[2], found[2])


_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([nrt\"\\/]))")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
SIGN = "_"
"""Stands for each character that was taken out."""
_SIGNS = re.compile(rf"{SIGN}{{2,}}")
_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\u00ad]+")
_Passes = tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]
_PASSES: _Passes = (
    (_ESCAPE, _escape),
    (_REFERENCE, _reference),
    (_REFERENCE, _reference),  # feeds carry HTML within XML
    # a tag with Korean in it says something itself: a title, an alternative text
    (re.compile(r"<[a-zA-Z/][\x00-;=?-\x7f]{0,2000}>"), lambda found: ""),
    (_BLANK, lambda found: ""),
)
_READINGS = (_PASSES, _PASSES[-1:])
"""As a page, and just as it is written: a tag in ASCII may say something, too, as `<img alt="Open weights for all">`."""


def normal(text: str, passes: _Passes = _PASSES) -> str:
    """Give a text without blanks, tags, references and escapes."""
    for pattern, put in passes:
        text = pattern.sub(put, text)
    return text


def windows(text: str) -> _Windows:
    """Give a number for each window of a normal text, in order; none for one shorter than a window.

    A polynomial over code points modulo 2^64: of a million windows two differing ones agree by a chance of 1e-7.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - LENGTH + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    sums = np.zeros(count, dtype=np.uint64)
    for place in range(LENGTH):
        sums = sums * _FACTOR + codes[place : place + count]
    return sums


@dataclass
class Traces:
    """Windows to look for: those of some texts, less those that others hold of right."""

    sorted: _Windows = field(default_factory=lambda: np.empty(0, dtype=np.uint64))
    fresh: list[_Windows] = field(default_factory=list)
    """Those that have not been put into order yet."""

    def __len__(self) -> int:
        return len(self.known)

    def add(self, texts: Iterable[str]) -> None:
        """Look for these texts, too."""
        parts = (part for text in texts for part in _SIGNS.split(text))
        self.fresh += [windows(normal(part)) for part in parts]
        if sum(map(len, self.fresh)) > max(MOST_FRESH, len(self.sorted)):
            self._settle()

    @property
    def known(self) -> _Windows:
        """The windows, each once, in order."""
        self._settle()
        return self.sorted

    def _settle(self) -> None:
        if self.fresh:
            self.sorted = np.unique(np.concatenate([self.sorted, *self.fresh]))
            self.fresh = []

    def join(self, other: "Traces") -> None:
        """Look for what another looks for, too."""
        self.fresh.append(other.known)

    def spare(self, texts: Iterable[str]) -> None:
        """Look no more for what stands in these texts: it is theirs."""
        found = [self._places(windows(normal(text))) for text in texts]
        # all at once: each deletion writes what is left anew
        self.sorted = np.delete(self.known, np.unique(np.concatenate([np.empty(0, dtype=np.intp), *found])))

    def shared(self, texts: Iterable[str]) -> "Traces":
        """Give those windows that stand in one of these texts."""
        found = [self.known[self._places(windows(normal(text)))] for text in texts]
        return Traces(np.unique(np.concatenate([np.empty(0, dtype=np.uint64), *found])))

    def drop(self, windows: _Windows) -> None:
        """Look no more for some windows."""
        self.sorted = np.setdiff1d(self.known, windows)

    def found_in(self, text: str) -> _Windows:
        """Give those windows that stand in a text, in one reading or the other, each once."""
        return self.known[self._places(np.concatenate([windows(normal(text, one)) for one in _READINGS]))]

    def are_in(self, text: str) -> bool:
        """Say whether a text holds a trace, in one reading or the other."""
        return any(self._hits(normal(text, one)).any() for one in _READINGS)

    def first_in(self, text: str) -> str:
        """Give the first trace that a text holds, or nothing."""
        clean = normal(text)
        hits = np.flatnonzero(self._hits(clean))
        return clean[hits[0] : hits[0] + LENGTH] if len(hits) else ""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Give the places of a text, as it is written, that traces cover: start and end, in order, apart from one another."""
        return _joined(letter for one in _READINGS for letter in self._covered(text, one))

    def without(self, text: str) -> str:
        """Give a text with a sign for each character that a trace covers; what is written stays as long."""
        if not self.are_in(text):
            return text  # as nearly every text does: to know where each character came from takes a hundred times as long
        return _signed(text, self.spans(text))

    def _covered(self, text: str, passes: _Passes) -> set[tuple[int, int]]:
        """Give where each character that a trace covers begins and ends in the text as written."""
        clean, starts, ends = _traced(text, passes)
        return {
            (starts[letter], ends[letter])
            for place in np.flatnonzero(self._hits(clean))
            for letter in range(place, place + LENGTH)
        }

    def _hits(self, clean: str) -> NDArray[np.bool_]:
        found = windows(clean)
        if not len(self.known) or not len(found):
            return np.zeros(len(found), dtype=np.bool_)
        return np.asarray(self.known[self._nearest(found)] == found)

    def _places(self, found: _Windows) -> NDArray[np.intp]:
        """Give the places among the known windows of those that were found."""
        if not len(self.known) or not len(found):
            return np.empty(0, dtype=np.intp)
        nearest = self._nearest(found)
        return np.unique(nearest[self.known[nearest] == found])

    def _nearest(self, found: _Windows) -> NDArray[np.intp]:
        places = np.searchsorted(self.known, found)
        places[places == len(self.known)] = 0
        return places


def short_lines(texts: Iterable[str]) -> set[str]:
    """Give the lines that are too short for a window: `[인사] 미래지능부`."""
    return {line for text in texts for line in text.splitlines() if 0 < len(normal(line)) < LENGTH}


def without_lines(text: str, lines: Iterable[str]) -> str:
    """Give a text with signs in the place of lines, where one stands alone between two tags or quotes; it stays as long.

    As a part of something longer so few characters may be anybody's.
    """
    looked_for = [re.compile(re.escape(normal(line))) for line in lines]
    if not looked_for:
        return text
    letters = set[tuple[int, int]]()
    for one in _READINGS:
        clean, starts, ends = _traced(text, one)
        for found in (hit for line in looked_for for hit in line.finditer(clean)):
            if _stands_alone(text, starts[found.start()], ends[found.end() - 1]):
                letters |= {(starts[letter], ends[letter]) for letter in range(*found.span())}
    return _signed(text, _joined(letters))


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    return bool(_ALONE_BEFORE.search(before) and _ALONE_AFTER.match(after))


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give places in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _signed(text: str, places: Iterable[tuple[int, int]]) -> str:
    pieces, last = [], 0
    for start, end in places:
        pieces += [text[last:start], SIGN * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _traced(text: str, passes: _Passes) -> tuple[str, list[int], list[int]]:
    """Give the normal text and where each of its characters begins and ends in the text as written."""
    starts, ends = list(range(len(text))), list(range(1, len(text) + 1))
    for pattern, put in passes:
        pieces: list[str] = []
        new_starts: list[int] = []
        new_ends: list[int] = []
        place = 0
        for found in pattern.finditer(text):
            put_in = put(found)
            pieces += [text[place : found.start()], put_in]
            new_starts += starts[place : found.start()] + [starts[found.start()]] * len(put_in)
            new_ends += ends[place : found.start()] + [ends[found.end() - 1]] * len(put_in)
            place = found.end()
        text = "".join([*pieces, text[place:]])
        starts, ends = new_starts + starts[place:], new_ends + ends[place:]
    return text, starts, ends
