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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np

from nlp.lemma_text import PAIR_CODES, LemmaText, pair_codes

_BETWEEN = r"[^ ]*(?: (?:-[^ ]+|<COPULA>)){0,3}(?: |(?<! ))(?:[^ -][^ ]*?)?"
_BEFORE_ENDING = r"[^ ]*(?: (?:-[^ ]+|<COPULA>)){0,2} "
_ANYTHING_BEFORE_ENDING = r"[^ ]*(?: [^ .?!]+){0,7} "
_ANYTHING = r"[^ ]*?(?: [^ .?!]+){0,7}? ?(?:[^ -][^ ]*?)?"
_NOTHING: dict[str, list["_Entry"]] = {}


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


def read_cues(folder: str, name: str) -> list[Cue]:
    """Give the cues of the lexicon `nlp/lexicons/<folder>/<name>.tsv`; a malformed line raises ValueError."""
    path = resources.files("nlp").joinpath("lexicons", *folder.split("/"), f"{name}.tsv")
    cues: list[Cue] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 4 or not fields[1].strip():
            raise ValueError(f"{folder}/{name}.tsv line {number}: expected 4 columns, found {line!r}")
        cues.append(Cue(fields[0], fields[1], float(fields[2]), fields[3]))
    return cues


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


@dataclass(frozen=True, slots=True)
class _Entry:
    """One first word of one alternative of a cue: cheap to refuse by its literal before any pattern is tried."""

    literal: str
    shift: int
    """1 where the literal begins with the blank before the word."""
    ends_word: bool
    """The word must end where the literal ends."""
    compiled: re.Pattern[str] | None
    """None where the literal is all there is to the pattern."""
    cue: Cue


class CueFinder:
    """Finds every place where a cue of its lexicons stands, overlapping ones too."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._by_key: dict[str, dict[str, list[_Entry]]] = {}
        """First words by their first two letters, then whole: many cues begin alike."""
        for cue in cues:
            for pattern in cue.pattern.split(" / "):
                for entry in _entries(pattern, cue):
                    same_key = self._by_key.setdefault(entry.literal[:2], {})
                    same_key.setdefault(entry.literal, []).append(entry)
        self._is_key = np.zeros(PAIR_CODES, dtype=bool)
        for key in self._by_key:
            self._is_key[pair_codes(key)] = True

    def find(self, text: LemmaText) -> list[Hit]:
        """Give the hits in order of their beginnings."""
        line, by_key = text.line, self._by_key
        hits: list[Hit] = []
        # Nine places in ten begin no cue: numpy passes over them, since a loop over all would cost more than the rest.
        for at in np.flatnonzero(self._is_key[text.pairs]).tolist():
            for literal, entries in by_key.get(line[at : at + 2], _NOTHING).items():
                if line.startswith(literal, at):
                    hits.extend(_hits(line, at, at + len(literal), entries))
        return hits


def _hits(line: str, at: int, end: int, entries: Iterable[_Entry]) -> Iterator[Hit]:
    ends_word = line[end : end + 1] in ("", " ")
    for entry in entries:
        if entry.compiled is None:
            if ends_word or not entry.ends_word:
                yield Hit(entry.cue, at + entry.shift, end)
        elif (match := entry.compiled.match(line, at + entry.shift)) is not None:
            yield Hit(entry.cue, match.start(), match.end())


def _entries(pattern: str, cue: Cue) -> Iterator[_Entry]:
    first, *rest = pattern.split()
    regex = re.compile(regex_of(pattern))
    for part in sorted(set(first.removeprefix("=").split("|"))):
        is_anchored = first.startswith("=") or _is_whole(part) or len(part) == 1
        ends_word = part.startswith("-") or part.endswith("=")
        literal = " " * is_anchored + part.removesuffix("=")
        yield _Entry(literal, int(is_anchored), ends_word, regex if rest else None, cue)
