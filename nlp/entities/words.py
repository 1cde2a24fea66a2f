"""A text as words that may be names: each with its stem, without particles, and with what Kiwi knows of it.

`‘K-엑사원(EXAONE)’을` gives K-엑사원 and EXAONE; marks, brackets, commas and blanks part words and stand in `gap`.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from spacy.tokens import Doc

from nlp.entities.cues import forms, words
from nlp.memo import Memo
from nlp.token_lists import token_lists

_IS_PART: Memo[str, bool] = Memo(
    frozenset({"SSO", "SSC", "SS", "SP", "SF", "SE", "SB", "SW", "_SP"}).__contains__
)
"""Whether a token with such tags parts words."""
_TRUE = np.ones(1, np.bool_)
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
    lists = token_lists(doc)
    text, tags, unknown = lists["source"], lists["tags"], lists["unknown_words"]
    starts, ends, eojeols = lists["places"]
    is_part = np.fromiter(map(_IS_PART.__getitem__, tags), np.bool_, len(tags))
    is_cut = is_part[1:] | is_part[:-1] | (eojeols[1:] != eojeols[:-1])
    firsts = np.flatnonzero(~is_part & np.concatenate((_TRUE, is_cut))[: len(tags)])
    lasts = np.flatnonzero(~is_part & np.concatenate((is_cut, _TRUE))[: len(tags)])
    found: list[Word] = []
    given_names = words("given_names")
    (whose,) = forms("genitive")
    genitive = f"{whose} "
    end_before = 0
    for first, stop, start, end in zip(
        firsts.tolist(), (lasts + 1).tolist(), starts[firsts].tolist(), ends[lasts].tolist(), strict=True
    ):
        own = tuple(tags[first:stop])
        length, sort, has_suffix = _STEMS[own]
        stem_end = end
        if first + length < stop:
            if text[start:end] in given_names:
                length = stop - first
                sort, has_suffix = _sort_of(own)
            else:
                stem_end -= sum(map(len, lists["forms"][first + length : stop]))
        if True in unknown[first : first + length]:
            sort = "unknown"
        if stem_end == end and text.startswith(genitive, end - len(whose)):
            stem_end -= len(whose) * _TAKES_IN[text[start:end], sort]
        start += text[start] == "-" and start + 1 < stem_end  # an item of a list: -나래소프트
        stem, tail = text[start:stem_end], text[stem_end:end]
        found.append(Word(start, stem_end, end, stem, tail, text[end_before:start], sort, length, has_suffix))
        end_before = end
    return found


def _takes_in(asked: tuple[str, Sort]) -> bool:
    """Tell whether Kiwi took the particle 의 after a word into it, as into a guess (죽비의) and the noun 청의 of 혁신청의."""
    word, sort = asked
    is_guess = sort == "unknown" and not word.endswith(forms("ends_in_genitive"))
    return len(word) > 2 and (is_guess or word.endswith(forms("torn_genitive")))


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


_TAKES_IN: Memo[tuple[str, Sort], bool] = Memo(_takes_in)
_STEMS: Memo[tuple[str, ...], tuple[int, Sort, bool]] = Memo(_stem_of)
