"""Cues: patterns over dictionary forms, kept as data, found in one pass over a text's line (`nlp.lemma_text`).

A lexicon is a tab-separated file of category, pattern, weight, example; lines that begin with `#` say what it is.
    공개 모델        the words in turn, with nothing between but particles, endings and noun parts
    가중치 .. 공개   up to seven words, particles counted, between, none across a full stop
    공개|개방        either, as a part of a word
    열다             a predicate in its dictionary form, which stands for itself: 나열하다 is not matched
    =문              a word that begins there: 대문 is not matched
    =안=             a word that also ends there: 안전 is not matched
    -지만            an ending or particle
    군사 / 군 당국   one or the other, where the words of one would not go with those of the other
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nlp.cue_places import Ints, Lines, Wants
from nlp.lemma_text import LemmaText
from nlp.lexicon_lines import ByName, lexicon_lines, unreadable

_REST = "[^ ]{0,40}"
"""What a word goes on with. Nouns side by side are one word, so that a line may be all one; to look through all of it from
each of its places would take time by a power of its length."""
_BETWEEN = rf"(?:{_REST}+(?: (?:-{_REST}+|<COPULA>)){{0,3}} (?:[^ -]{_REST}?)?|{_REST})"
_BEFORE_ENDING = rf"{_REST}+(?: (?:-{_REST}+|<COPULA>)){{0,2}} "
_ANYTHING_BEFORE_ENDING = rf"{_REST}+(?: [^ .?!]{{1,40}}+){{0,7}} "
_ANYTHING = rf"(?:{_REST}?|{_REST}+(?: [^ .?!]{{1,40}}+){{0,7}}? (?:[^ -]{_REST}?)?)"
_REACH = 9
"""Blanks after a cue's first word by which its second must have stood, one more than _ANYTHING may pass over."""
_FARTHEST = 400
"""Characters that a cue may reach over: only a line of letters without a blank has more between nine blanks, and looking
through all of it from each of its places would take time by the square of its length."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of a lexicon."""

    category: str
    pattern: str
    weight: float
    example: str


class Hit(NamedTuple):
    """One place in the line where a cue stands."""

    cue: Cue
    start: int
    end: int


def read_cues(folder: str, name: str, categories: Collection[str] = ()) -> list[Cue]:
    """Give the cues of the lexicon `nlp/lexicons/<folder>/<name>.tsv`.

    Raises:
        LexiconError: a malformed line, or one of no category among those given, if any are.
    """
    path = f"{folder}/{name}.tsv"
    cues: list[Cue] = []
    for number, line in lexicon_lines(path):
        fields = line.split("\t")
        if len(fields) != 4 or not fields[1].strip():
            raise unreadable(path, number, "4 columns", line)
        if categories and fields[0] not in categories:
            raise unreadable(path, number, f"a category among {', '.join(categories)}", line)
        try:
            cues.append(Cue(fields[0], fields[1], float(fields[2]), fields[3]))
        except ValueError as error:
            raise unreadable(path, number, "a weight", line) from error
    return cues


def read_expressions(folder: str, name: str) -> ByName[str]:
    """Give the patterns of each category of a lexicon that writes them as regular expressions, one or the other."""
    found: ByName[str] = ByName(f"{folder}/{name}.tsv")
    for cue in read_cues(folder, name):
        found[cue.category] = f"{found[cue.category]}|{cue.pattern}" if cue.category in found else cue.pattern
    return found


def regex_of(pattern: str) -> str:
    """Give the regular expression over a line of lemmas that one alternative of a cue stands for."""
    written = ""
    is_loose = False
    for word in pattern.split():
        if word == "..":
            is_loose = True
            continue
        body = "|".join(_alternative(part, bool(written)) for part in word.removeprefix("=").split("|"))
        body = f"(?:{body})"
        if word.startswith("=") and written:
            body = "(?<= )" + body
        if not written:
            written = body
        elif word.startswith("-"):
            written += (_ANYTHING_BEFORE_ENDING if is_loose else _BEFORE_ENDING) + body
        else:
            written += (_ANYTHING if is_loose else _BETWEEN) + body
        is_loose = False
    return written.replace("<COPULA>", "|".join(_grammar("copula")))


def _alternative(part: str, follows: bool) -> str:
    literal = re.escape(part.removesuffix("="))
    if part.startswith("-") or part.endswith("="):
        return literal + r"(?![^ ])"
    if _is_whole(part) and follows:
        return "(?<= )" + literal
    return literal


def _is_whole(part: str) -> bool:
    return part.endswith("다") and not part.endswith(_grammar("light"))


@cache
def _grammar(kind: str) -> tuple[str, ...]:
    return tuple(cue.pattern for cue in read_cues("cues", "grammar") if cue.category == kind)


class _Entry(NamedTuple):
    """One first word of one alternative of a cue."""

    cue: int
    """The number of the cue."""
    literal: str
    """What its first word begins with, and the blank before it where it must begin there."""
    shift: int
    """1 where the literal begins with the blank before the word."""
    ends_word: bool
    """The word must end where the literal ends."""
    next_literals: tuple[str, ...]
    """One of these stands before the _REACH-th blank in every match; none where the first literal is all there is."""
    match: Callable[[str, int, int], re.Match[str] | None]
    """Of its pattern."""


class Hits(NamedTuple):
    """Places where cues stand in several lines that are searched as one, in order of their beginnings."""

    starts: Ints
    """In the lines joined."""
    ends: Ints
    cues: Ints
    """Numbers of cues in the finder."""

    def some(self, chosen: Ints | npt.NDArray[np.bool_]) -> "Hits":
        """Give some of them."""
        return Hits(self.starts[chosen], self.ends[chosen], self.cues[chosen])


class CueFinder:
    """Finds every place where a cue of its lexicons stands, overlapping ones too."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.cues = tuple(cues)
        by_literal: dict[str, list[_Entry]] = {}
        for number, cue in enumerate(self.cues):
            for pattern in cue.pattern.split(" / "):
                for entry in _entries(pattern, number):
                    by_literal.setdefault(entry.literal, []).append(entry)
        entries = list(chain.from_iterable(by_literal.values()))
        self._wants = Wants([(entry.literal, entry.next_literals) for entry in entries], _REACH, _FARTHEST)
        self._matches = [entry.match for entry in entries]
        self._cues, self._shifts, self._lengths = (
            np.array(column)
            for column in zip(*((one.cue, one.shift, len(one.literal)) for one in entries), strict=True)
        )
        self._asks_more = np.array([bool(entry.next_literals) for entry in entries])
        self._ends_word = np.array([entry.ends_word for entry in entries])

    def find(self, text: LemmaText) -> list[Hit]:
        """Give the hits in order of their beginnings."""
        if self not in text.hits:
            self.search([text])
        return text.hits[self]

    def search(self, texts: Sequence[LemmaText]) -> None:
        """Find the hits of several texts at once, in half the time of one by one; `find` then gives them."""
        lines = Lines([text.line for text in texts])
        starts, ends, cues = self.hits(lines)
        numbers = np.searchsorted(lines.starts, starts, "right") - 1
        begins = lines.starts[numbers]
        found: list[list[Hit]] = [[] for _ in texts]
        columns = (numbers, cues, starts - begins, ends - begins)
        for number, cue, start, end in zip(*(column.tolist() for column in columns), strict=True):
            found[number].append(Hit(self.cues[cue], start, end))
        for text, hits in zip(texts, found, strict=True):
            text.hits[self] = hits

    def hits(self, lines: Lines) -> Hits:
        """Give the hits in several lines at once."""
        at, wants = self._wants.find(lines)
        ends = at + self._lengths[wants]
        is_hit = ~self._ends_word[wants] | lines.is_word_end(ends)
        asked = self._asks_more[wants].nonzero()[0]
        line_ends = lines.ends(at[asked])
        begins = at[asked] + self._shifts[wants[asked]]
        stops = np.minimum(at[asked] + _FARTHEST, line_ends)
        for place, want, begin, stop in zip(
            asked.tolist(), wants[asked].tolist(), begins.tolist(), stops.tolist(), strict=True
        ):
            match = self._matches[want](lines.joined, begin, stop)
            is_hit[place] = match is not None
            if match is not None:
                ends[place] = match.end()
        return Hits((at + self._shifts[wants])[is_hit], ends[is_hit], self._cues[wants[is_hit]])


def _entries(pattern: str, cue: int) -> Iterator[_Entry]:
    first, *rest = pattern.split()
    compiled = re.compile(regex_of(pattern))
    following = next((word for word in rest if word != ".."), "")
    next_literals = (
        tuple(map(_next_literal, following.removeprefix("=").split("|"), repeat(following[:1] == "=")))
        if rest
        else ()
    )
    for part in sorted(set(first.removeprefix("=").split("|"))):
        is_anchored = first.startswith("=") or _is_whole(part) or len(part) == 1
        ends_word = part.startswith("-") or part.endswith("=")
        literal = " " * is_anchored + part.removesuffix("=")
        yield _Entry(cue, literal, int(is_anchored), ends_word, next_literals, compiled.match)


def _next_literal(part: str, begins_word: bool) -> str:
    """Give what a word after the first begins with, and the blank before it where there is always one."""
    has_blank = begins_word or _is_whole(part) or part.startswith("-")
    return " " * has_blank + part.removesuffix("=")
