"""The noun of saying after 는: "…다는 설명이다", "…라는 게 배 대표의 분석이다", "…다는 점을 강조했다"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp.quotes import lexicon
from nlp.quotes.names import Name, name_ending_at
from nlp.quotes.predicates import lemma_of, verb_of
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

_EMPTY = frozenset(lexicon.group("nominalisers"))
"""것 and its forms, which make a noun of a clause: what they stand for is said after them."""
(_AS_TOPIC,) = lexicon.group("as_topic")
"""것 with the particle of the topic, in one letter."""
(_POINT,) = lexicon.group("point")
"""A noun for what is said which nobody need have said: "…다는 점이"."""
_IMPERSONAL = lexicon.pattern("impersonal")
_SAYS_NO_NOUN = lexicon.group("says_no_noun")
_HEARD = lexicon.group("heard")
_DENIES = lexicon.group("denies")
_NOT_OWN = ("critical", "assertive", "analytic")
_GIST = lexicon.group("gist")


@dataclass(frozen=True, slots=True)
class Saying:
    """What the noun of saying tells."""

    verb: str
    at: int
    """Unit where it ends."""
    owner: Name | None
    """Whose saying it is, where it says so: "배 대표의 설명"."""
    is_impersonal: bool
    """"지적이 나온다": nobody says it unless somebody is named."""
    is_object: bool = False
    """"요청을 거절했다": the sentence tells what was done with the words."""


@cache
def _head(words: str) -> str:
    """Give the noun of saying at the end of a word, "" if none: 부정적평가 → 평가."""
    if words in lexicon.nouns() or words in _EMPTY:
        return words
    noun = lexicon.closing("nouns", words)
    return noun if len(noun) > 1 else ""


def saying_after(
    tokens: Tokens, units: Sequence[Unit], start: int, stop: int, is_marked: bool = False
) -> Saying | None:
    """Give the noun of saying that the units from `start` begin with, None if there is none.

    After marked words (`is_marked`) the noun alone tells that they were said, whatever its verb.
    """
    owner: Name | None = None
    for at in range(start, min(start + 7, stop)):
        unit = units[at]
        if unit.kind == "adverb":
            continue
        if unit.kind in ("speech", "suffix"):
            return None
        head, is_copula = _noun_in(tokens, unit)
        if not head and tokens.text[unit.start : unit.base_end] in lexicon.words("naming"):
            return None
        if head:
            if head in _EMPTY:
                return _after_thing(tokens, units, at, stop, head, is_copula, is_marked)
            return _with_noun(tokens, units, at, stop, head, is_copula, owner, is_marked)
        if unit.kind in ("genitive", "bare"):
            named = name_ending_at(tokens, units, at, start)
            owner = named if unit.kind == "genitive" or named.kind in ("person", "group") else owner
        elif unit.kind not in ("modifier", "determiner"):
            return None
    return None


def _noun_in(tokens: Tokens, unit: Unit) -> tuple[str, bool]:
    """Give a unit's noun of saying and whether the copula follows: 설명이다 → 설명, True."""
    text = tokens.text
    stop = unit.start
    is_copula = False
    for index in range(unit.first, unit.last + 1):
        tag = tokens.tags[index]
        if tag.startswith(("VCP", "EF")):
            is_copula = True
            break
        if tag.startswith("XSV"):
            return "", False
        if tag[0] in "JE":
            is_copula = any(later.startswith("VCP") for later in tokens.tags[index : unit.last + 1])
            break
        if tag.startswith("NNB+"):
            return ("것" if tokens.morphs[index][0][0] in _EMPTY else ""), "VCP" in tag
        stop = tokens.starts[index + 1] if index < unit.last else unit.end
    words = text[unit.start : min(stop, unit.end)]
    return (_head(words) if words else ""), is_copula


def _with_noun(
    tokens: Tokens,
    units: Sequence[Unit],
    at: int,
    stop: int,
    head: str,
    is_copula: bool,
    owner: Name | None,
    is_marked: bool,
) -> Saying | None:
    unit = units[at]
    verb = lexicon.nouns()[head]
    if owner is not None and owner.kind in ("thing", "noun"):
        owner = None
    if is_copula:
        return Saying(verb, at, owner, is_impersonal=False)
    if unit.kind in ("object", "also", "bare"):
        for later in range(at + 1, min(at + 5, stop)):
            if units[later].kind in ("speech", "suffix"):
                break
            if owner is None and lemma_of(tokens, units[later]) in _HEARD:
                return None
            found = verb_of(tokens, units, later)
            if unit.kind == "object" and owner is None and _is_denied(tokens, units[later], head):
                return None
            if found and found not in _SAYS_NO_NOUN:
                return Saying(verb or found, later, owner, False, is_object=unit.kind == "object")
            if units[later].kind in ("connective", "final", "modifier"):
                if (
                    owner is None
                    and not is_marked
                    and lemma_of(tokens, units[later]) not in lexicon.words("expressing")
                ):
                    return Saying(verb, at, None, is_impersonal=True) if unit.kind == "also" else None
                return Saying(verb, later, owner, False, is_object=unit.kind == "object")
        return Saying(verb, at, owner, is_impersonal=True) if owner else None
    if head != _POINT and (unit.kind == "subject" or owner is not None):
        return Saying(verb, at, owner, is_impersonal=True)
    return None


def _is_denied(tokens: Tokens, unit: Unit, noun: str) -> bool:
    """Tell words of others, which a sentence's subject turns down: "…다는 우려를 일축했다"."""
    return lexicon.noun_attitudes()[noun] in _NOT_OWN and lemma_of(tokens, unit) in _DENIES


def _after_thing(
    tokens: Tokens, units: Sequence[Unit], at: int, stop: int, head: str, is_copula: bool, is_marked: bool
) -> Saying | None:
    """Read 것이다 · 것이 배 대표의 설명이다 · 것이 핵심 메시지다 · 것을 강조했다."""
    if is_copula:
        return Saying("", at, None, is_impersonal=False)
    case = units[at].kind
    if case in ("subject", "topic", "other", "bare", "oblique"):
        if case in ("subject", "oblique", "bare", "other") or head == _AS_TOPIC:
            for later in range(at + 1, min(at + 6, stop)):
                noun, copula = _noun_in(tokens, units[later])
                if noun and copula and noun not in _EMPTY:
                    owner = None
                    whose = later - 1 - (units[later - 1].kind == "modifier")
                    if whose > at and units[whose].kind in ("genitive", "bare"):
                        owner = name_ending_at(tokens, units, whose, at + 1)
                    return Saying(
                        lexicon.nouns()[noun],
                        later,
                        owner if owner and owner.kind not in ("thing", "noun") else None,
                        False,
                    )
                if units[later].kind in ("connective", "speech") or (
                    units[later].kind == "modifier" and units[later - 1].kind != "genitive"
                ):
                    return None
                words = tokens.text[units[later].start : units[later].end]
                if is_marked and words.startswith(_GIST) and (copula or units[later].kind == "final"):
                    return Saying("", later, None, is_impersonal=False)
        return None
    if case == "object" and at + 1 < stop:
        for later in range(at + 1, min(at + 3, stop)):
            verb = verb_of(tokens, units, later)
            if verb and verb not in _SAYS_NO_NOUN:
                return Saying(verb, later, None, is_impersonal=False)
    return None


def is_impersonal(tokens: Tokens, units: Sequence[Unit], at: int) -> bool:
    """Tell whether the predicate after unit `at` says that words arise by themselves: 나온다, 제기된다."""
    return any(_IMPERSONAL.match(tokens.text, unit.start) is not None for unit in units[at + 1 : at + 3])
