"""A text as words that may be names: each with its stem, without particles, and with what Kiwi knows of it.

`‘K-엑사원(EXAONE)’을` gives K-엑사원 and EXAONE; marks, brackets, commas and blanks part words and stand in `gap`.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc

from nlp.entities.cues import words

_END = ""
"""Stands after the last token as one more that belongs to no word."""
_PARTS = frozenset({"SSO", "SSC", "SS", "SP", "SF", "SE", "SB", "SW", "_SP", _END})
_ENDS_STEM = ("J", "E", "VCP", "XSV", "XSA", "VX")

Sort = Literal["unknown", "proper", "common", "other"]
"""What Kiwi knows of a stem: guessed; with a proper noun or Latin letters; of common nouns; no noun."""


@dataclass(slots=True)
class Word:
    """One stretch between blanks, marks and brackets."""

    start: int
    stem_end: int
    end: int
    stem: str
    tail: str
    gap: str
    """What stands between the word before and this one."""
    sort: Sort
    token_count: int
    """Tokens of the stem."""
    has_suffix: bool
    """The stem ends in a suffix: 들, 측, 자."""
    label: str = ""
    """Label of the known name that covers the stem."""

    @property
    def is_noun(self) -> bool:
        """The stem is a noun or a name."""
        return self.sort != "other"


def words_of(doc: Doc) -> list[Word]:
    """Give the words of a text, in order."""
    text: str = doc._.source
    tags, forms = doc._.tags, doc._.forms
    starts = doc._.starts
    eojeols = doc._.eojeols
    unknown = doc._.unknown_words
    found: list[Word] = []
    first = end_before = 0
    given_names = words("given_names")
    eojeol = 0
    for at, tag in enumerate([*tags, _END]):
        is_apart = tag in _PARTS
        if not is_apart:
            if at == first:
                eojeol = eojeols[at]
                continue
            if eojeols[at] == eojeol:
                continue
        if at > first:
            start = starts[first]
            end = starts[at - 1] + len(forms[at - 1])
            own = tuple(tags[first:at])
            length, sort, has_suffix = _stem_of(own)
            stem_end = end
            if first + length < at:
                if text[start:end] in given_names:
                    length = at - first
                    sort, has_suffix = _sort_of(own)
                else:
                    stem_end = starts[first + length - 1] + len(forms[first + length - 1])
            if True in unknown[first : first + length]:
                sort = "unknown"
            found.append(
                Word(
                    start,
                    stem_end,
                    end,
                    text[start:stem_end],
                    text[stem_end:end],
                    text[end_before:start],
                    sort,
                    length,
                    has_suffix,
                )
            )
            end_before = end
        if is_apart:
            first = at + 1
        else:
            first = at
            eojeol = eojeols[at]
    return found


@lru_cache(50_000)
def _stem_of(tags: tuple[str, ...]) -> tuple[int, Sort, bool]:
    """Give how many tokens of a word are its stem, what sort of word it is and whether a suffix ends it."""
    length = len(tags)
    while length > 1 and tags[length - 1].startswith(_ENDS_STEM):
        length -= 1
    return length, *_sort_of(tags[:length])


def _sort_of(stem: tuple[str, ...]) -> tuple[Sort, bool]:
    """Give the sort of a stem and whether it ends in a suffix."""
    if not stem[-1].startswith(("N", "S", "XR", "XSN", "UN", "W_", "USER")):
        return "other", False
    is_proper = "NNP" in stem or "SL" in stem or "SH" in stem
    return "proper" if is_proper else "common", stem[-1].startswith("XSN")
