"""The words quote extraction goes by, read once from `nlp/lexicons/quotes/*.tsv`."""

import re
import unicodedata
from functools import cache
from typing import Literal, TypeVar, get_args

from nlp.lexicon_error import LexiconError
from nlp.lexicon_lines import expression, lexicon_lines, unreadable
from warehouse.records import SpeakerRole

V = TypeVar("V")
Kind = Literal[
    "topic", "subject", "also", "place", "genitive", "object", "oblique", "joint", "bare", "determiner",
    "modifier", "connective", "final", "adverb", "time", "speech", "suffix", "other",
]  # fmt: skip
"""Of a unit (`nlp/quotes/units.py`)."""
_TWINS = range(0xF900, 0xFA0C)
"""CJK compatibility ideographs that come from Korean encodings (KS X 1001)."""


def rows(name: str) -> list[list[str]]:
    """Give the rows of one lexicon below its header row; a row of another width raises LexiconError."""
    path = f"quotes/{name}.tsv"
    lines = lexicon_lines(path)
    header = next(lines)[1].split("\t")
    found: list[list[str]] = []
    for number, line in lines:
        found.append(line.split("\t"))
        if len(found[-1]) != len(header):
            raise unreadable(path, number, header, line)
    return found


@cache
def verbs() -> dict[str, str]:
    """Give the attitude of each reporting verb, idioms of several words included."""
    return dict(rows("verbs"))


@cache
def nouns() -> dict[str, str]:
    """Give the reporting verb each noun of saying stands for, "" where it stands for none."""
    return {noun: "" if verb == "-" else verb for noun, verb, _ in rows("nouns")}


@cache
def noun_attitudes() -> dict[str, str]:
    """Give the attitude of each noun of saying."""
    return {noun: attitude for noun, _, attitude in rows("nouns")}


@cache
def venues() -> dict[str, str]:
    """Give whether one speaks at a place (간담회에서) or also to it (페이스북에)."""
    return dict(rows("venues"))


@cache
def words(name: str) -> frozenset[str]:
    """Give the first column of a lexicon."""
    return frozenset(row[0] for row in rows(name))


@cache
def adverbs() -> dict[str, str]:
    """Give the kind of each adverbial: said (이날), time (내년) or link (이어)."""
    return dict(rows("adverbs"))


@cache
def josa() -> dict[str, Kind]:
    """Give the kind of unit each particle makes."""
    return _told("josa", "kind", {kind: kind for kind in get_args(Kind)})


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Give a pattern of `patterns.tsv` by its name; one that is no regular expression raises LexiconError."""
    written = next((written for known, written, _ in rows("patterns") if known == name), None)
    if written is None:
        raise LexiconError(f"nlp/lexicons/quotes/patterns.tsv: expected a pattern {name}, found none")
    return expression(f"quotes/patterns.tsv: {name}", written)


@cache
def group(name: str) -> tuple[str, ...]:
    """Give the words of one group of `groups.tsv`, in the file's order; LexiconError where it has none."""
    found = tuple(word for known, word in rows("groups") if known == name)
    if not found:
        raise LexiconError(f"nlp/lexicons/quotes/groups.tsv: expected words of the group {name}, found none")
    return found


@cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """Give the rows of a lexicon of two columns, in the file's order."""
    return tuple((first, second) for first, second in rows(name))


@cache
def surnames() -> dict[str, str]:
    """Give each surname by itself and by its Chinese character: 우 → 우, 禹 → 우.

    Characters that Korean encodings hold twice (李 at U+674E and U+F9E1) are given at both places.
    """
    pairs = rows("surnames")
    by_character = {hanja: hangul for hangul, hanja in pairs if hanja != "-"}
    twins = {
        twin: by_character[character]
        for twin in map(chr, _TWINS)
        if (character := unicodedata.normalize("NFC", twin)) in by_character
    }
    return {hangul: hangul for hangul, _ in pairs} | by_character | twins


@cache
def roles(name: str) -> dict[str, SpeakerRole | None]:
    """Give the role of each title or of each ending of a body's name; None where it tells none."""
    return _told(name, "role", {role: role for role in get_args(SpeakerRole)} | {"-": None})


def _told(name: str, what: str, known: dict[str, V]) -> dict[str, V]:
    """Give what each word of a lexicon of two columns tells, one of the known; LexiconError where it is another."""
    if strange := next((row for row in rows(name) if row[1] not in known), None):
        raise LexiconError(
            f"nlp/lexicons/quotes/{name}.tsv: expected a {what} among {', '.join(known)}, found {strange}"
        )
    return {word: known[told] for word, told in rows(name)}


@cache
def _lengths(name: str) -> dict[str, tuple[int, ...]]:
    """Give the lengths of a lexicon's words by their last letter, the longest first."""
    by_letter: dict[str, set[int]] = {}
    for word in words(name):
        by_letter.setdefault(word[-1], set()).add(len(word))
    return {letter: tuple(sorted(lengths, reverse=True)) for letter, lengths in by_letter.items()}


def closing(name: str, text: str) -> str:
    """Give the longest word of a lexicon that a text ends in, "" if none: 한울지능 대표이사 → 대표이사."""
    known = words(name)
    for length in _lengths(name).get(text[-1:], ()):
        if text[-length:] in known and length <= len(text):
            return text[-length:]
    return ""
