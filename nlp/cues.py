"""Cues: patterns over dictionary forms, kept as data, found in one pass over a text's line (`nlp.lemma_text`).

A lexicon is a tab-separated file of category, pattern, weight, example; lines that begin with `#` say what it is.
    공개 모델        the words in turn, with nothing between but particles, endings and noun parts
    가중치 .. 공개   up to seven words, particles counted, between, none across a full stop
    공개|개방        either, as a part of a word
    열다             a predicate in its dictionary form, which stands for itself: 나열하다 is not matched
    =문              a word that begins there: 대문 is not matched
    -지만            an ending or particle
    군사 / 군 당국   one or the other, where the words of one would not go with those of the other
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from nlp.lemma_text import LemmaText

_BETWEEN = r"[^ ]*(?: (?:-[^ ]+|이다)){0,3}(?: |(?<! ))(?:[^ -][^ ]*?)?"
_ANYTHING = r"[^ ]*?(?: [^ .?!]+){0,7}? ?(?:[^ -][^ ]*?)?"
_LIGHT_VERBS = ("하다", "되다", "시키다", "받다")


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of a lexicon."""

    category: str
    pattern: str
    weight: float
    example: str


@dataclass(frozen=True, slots=True)
class Hit:
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
            written += ("[^ ]*(?: [^ .?!]+){0,4} " if is_loose else "[^ ]*(?: (?:-[^ ]+|이다)){0,2} ") + body
        else:
            written += (_ANYTHING if is_loose else _BETWEEN) + body
        is_loose = False
    return written


def _alternative(part: str, follows: bool) -> str:
    literal = re.escape(part)
    if part.startswith("-"):
        return literal + r"(?![^ ])"
    if _is_whole(part) and follows:
        return "(?<= )" + literal
    return literal


def _is_whole(part: str) -> bool:
    return part.endswith("다") and not part.endswith(_LIGHT_VERBS)


class CueFinder:
    """Finds every place where a cue of one lexicon stands, overlapping ones too."""

    def __init__(self, cues: list[Cue]) -> None:
        self.cues = cues
        self._by_key: dict[str, list[tuple[re.Pattern[str], int, Cue]]] = {}
        for cue in cues:
            for pattern in cue.pattern.split(" / "):
                compiled = re.compile(regex_of(pattern))
                for key, shift in _keys(pattern):
                    self._by_key.setdefault(key, []).append((compiled, shift, cue))

    def find(self, text: LemmaText, start: int = 0, end: int | None = None) -> list[Hit]:
        """Give the hits inside a stretch of the line, in order."""
        return list(self._hits(text.line, start, len(text.line) if end is None else end))

    def _hits(self, line: str, start: int, end: int) -> Iterator[Hit]:
        by_key = self._by_key
        for at in range(start, end - 1):
            entries = by_key.get(line[at : at + 2])
            if entries is None:
                continue
            for compiled, shift, cue in entries:
                match = compiled.match(line, at + shift, end)
                if match is not None:
                    yield Hit(cue, match.start(), match.end())


def _keys(pattern: str) -> Iterator[tuple[str, int]]:
    """Give the two letters by which a pattern is looked up, and how far after them it begins."""
    first = pattern.split()[0]
    for part in sorted(set(first.removeprefix("=").split("|"))):
        if first.startswith("=") or _is_whole(part) or len(part) == 1:
            yield " " + part[0], 1
        else:
            yield part[:2], 0
