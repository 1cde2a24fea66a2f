"""The name of a person in a phrase with body and office: 이나루 of "이나루 새솔AI 대표", 존 스미스 of "오픈랩의 존 스미스"."""

import re
from functools import lru_cache

from nlp.entities.cues import words as names_of
from nlp.quotes import lexicon

ASIDE = re.compile(r"\s?\([^()]*\)?")
(_WHOSE,) = lexicon.group("whose")
_AFTER_NAMES = lexicon.group("after_names")
(_OF,) = lexicon.group("of")
FORMER = lexicon.group("former")
"""Words between a name and an office."""
_ANOTHER = lexicon.group("another_one")
"""Words before one whom nobody names: 호남의 한 군수 후보."""
_ALSO_GIVEN = ("", *lexicon.group("also_given"))
"""Endings of bodies in which given names end too: 연구원, 최태원."""


@lru_cache(maxsize=8192)
def personal_name(name: str) -> str:
    """Give the Korean personal name in a phrase with a title, "" if none is told: "이나루 새솔AI 대표" → 이나루."""
    words = re.split(r"[\s/]+", ASIDE.sub("", name).strip())
    if title := lexicon.closing("titles", words[-1]):
        stem = words.pop().removesuffix(title)
        if not words and 0 < len(stem) <= 4:
            words = [stem]
    if len(words) > 1:
        words = [word for word in words if word not in FORMER]
    if _OF in words[:-1]:
        words = words[words.index(_OF) + 1 :]
    words = _own(words)
    if not title and len(words) > 1 and len(lexicon.closing("titles", words[-2])) > 1:
        # 민원실 주무관 배도윤
        words = words[-1:]
    if len(words) > 1 and len(lexicon.closing("titles", words[0])) > 1:
        # 물리학자 배도윤 한빛대 교수
        words = words[1:]
    if not words:
        return ""
    places = [words[-1], words[0]] if title in _AFTER_NAMES else [words[0], words[-1]]
    for length in (3, 4, 2):
        for word in places:
            if len(word) == length and is_personal(word):
                return word
    return words[-1] if len(words) == 1 and words[0] in lexicon.surnames() else ""


@lru_cache(maxsize=8192)
def given_and_family(name: str) -> tuple[str, str]:
    """Give the first two words of a foreigner's name, whose body may stand before; "" for one that is missing."""
    words = re.split(r"[\s/]+", ASIDE.sub("", name).strip())
    own = _own(words)
    if len(own) > 2 and len(lexicon.closing("titles", own[0])) > 1:
        own = own[1:]
    if len(own) == 1 < len(words):
        own = words
    return (own[0], own[1]) if len(own) > 1 else (words[0] if words else "", "")


def _own(words: list[str]) -> list[str]:
    """Give what stands after the last word in the genitive, given names (손정의) being none; nothing of one unnamed."""
    for place in range(len(words) - 2, -1, -1):
        if words[place].endswith(_WHOSE):
            if words[place + 1] in _ANOTHER:
                return []
            whose = words[place].removesuffix(_WHOSE)
            if (
                not is_personal(words[place])
                or whose in names_of("places")
                or whose in names_of("generic_words")
            ):
                return words[place + 1 :]
    return words


def is_personal(word: str) -> bool:
    """Tell whether a word may be a Korean's surname and given name."""
    if not re.fullmatch(r"[가-힣]{1,5}", word):
        return False
    known = lexicon.surnames()
    if word[:2] in known and len(word) >= 3:
        return True
    if word[0] not in known or len(word) == 4:
        return False
    return lexicon.closing("bodies", word) in _ALSO_GIVEN and word not in lexicon.words("titles")


@lru_cache(maxsize=8192)
def title_of(name: str) -> str:
    """Give the title that closes a name, "" if none does."""
    return lexicon.closing("titles", ASIDE.sub("", name))
