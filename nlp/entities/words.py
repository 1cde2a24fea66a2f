"""A text as words that may be names: each with its stem, without particles, and with what Kiwi knows of it.

`‘K-엑사원(EXAONE)’을` gives K-엑사원 and EXAONE; marks, brackets, commas and blanks part words and stand in `gap`.
"""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from nlp.entities.cues import words

_PARTS = frozenset({"SSO", "SSC", "SS", "SP", "SF", "SE", "SB", "SW", "_SP"})
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
    first_length: int
    """Characters of the first token."""
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
    count = len(tags)
    for at in range(count + 1):
        if at < count and tags[at] not in _PARTS and (at == first or eojeols[at] == eojeols[first]):
            continue
        if at > first:
            last = at
            while last > first + 1 and tags[last - 1].startswith(_ENDS_STEM):
                last -= 1
            if last < at and text[starts[first] : starts[at - 1] + len(forms[at - 1])] in words(
                "given_names"
            ):
                last = at
            start = starts[first]
            stem_end = starts[last - 1] + len(forms[last - 1])
            end = starts[at - 1] + len(forms[at - 1])
            found.append(
                Word(
                    start,
                    stem_end,
                    end,
                    text[start:stem_end],
                    text[stem_end:end],
                    text[end_before:start],
                    _sort(tags, first, last, unknown),
                    last - first,
                    len(forms[first]),
                    tags[last - 1].startswith("XSN"),
                )
            )
            end_before = end
        first = at + 1 if at < count and tags[at] in _PARTS else at
    return found


def _sort(tags: list[str], first: int, last: int, unknown: list[bool]) -> Sort:
    if True in unknown[first:last]:
        return "unknown"
    if not tags[last - 1].startswith(("N", "S", "XR", "XSN", "UN", "W_", "USER")):
        return "other"
    own = tags[first:last]
    return "proper" if "NNP" in own or "SL" in own or "SH" in own else "common"
