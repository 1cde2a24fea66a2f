"""The noun of saying after 는: "…다는 설명이다", "…라는 게 배 대표의 분석이다", "…다는 점을 강조했다"."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.memo import Memo
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
    is_impersonal: bool = False
    """"지적이 나온다": nobody says it unless somebody is named."""
    is_object: bool = False
    """"요청을 거절했다": the sentence tells what was done with the words."""


def _head(words: str) -> str:
    """Give the noun of saying at the end of a word, "" if none: 부정적평가 → 평가."""
    if words in lexicon.nouns() or words in _EMPTY:
        return words
    noun = lexicon.closing("nouns", words)
    return noun if len(noun) > 1 else ""


_HEADS: Memo[str, str] = Memo(_head)


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
            return _with_noun(tokens, units, at, stop, head, is_copula, _who_speaks(owner), is_marked)
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
    return (_HEADS[words] if words else ""), is_copula


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
    """Read 설명이다 · 설명을 내놓았다 · 설명이 나온다."""
    verb = lexicon.nouns()[head]
    if is_copula:
        return Saying(verb, at, owner)
    if units[at].kind in ("object", "also", "bare"):
        return _with_predicate(tokens, units, at, stop, head, owner, is_marked)
    if head != _POINT and (units[at].kind == "subject" or owner is not None):
        return Saying(verb, at, owner, is_impersonal=True)
    return None


def _with_predicate(
    tokens: Tokens, units: Sequence[Unit], at: int, stop: int, head: str, owner: Name | None, is_marked: bool
) -> Saying | None:
    """Read 설명을 내놓았다 · 설명도 나왔다, whose predicate tells whether the noun's words are the subject's own."""
    verb, case = lexicon.nouns()[head], units[at].kind
    is_object = case == "object"
    for later in range(at + 1, min(at + 5, stop)):
        unit = units[later]
        if unit.kind in ("speech", "suffix"):
            break
        lemma = lemma_of(tokens, unit)
        if owner is None and (lemma in _HEARD or (is_object and _is_denied(lemma, head))):
            return None
        found = verb_of(tokens, units, later)
        if found and found not in _SAYS_NO_NOUN:
            return Saying(verb or found, later, owner, is_object=is_object)
        if unit.kind in ("connective", "final", "modifier"):
            if owner is not None or is_marked or lemma in lexicon.words("expressing"):
                return Saying(verb, later, owner, is_object=is_object)
            return Saying(verb, at, None, is_impersonal=True) if case == "also" else None
    return Saying(verb, at, owner, is_impersonal=True) if owner else None


def _is_denied(lemma: str, noun: str) -> bool:
    """Tell words of others, which a sentence's subject turns down: "…다는 우려를 일축했다"."""
    return lexicon.noun_attitudes()[noun] in _NOT_OWN and lemma in _DENIES


def _after_thing(
    tokens: Tokens, units: Sequence[Unit], at: int, stop: int, head: str, is_copula: bool, is_marked: bool
) -> Saying | None:
    """Read 것이다 · 것이 배 대표의 설명이다 · 것이 핵심 메시지다 · 것을 강조했다."""
    if is_copula:
        return Saying("", at, None)
    case = units[at].kind
    if case in ("subject", "oblique", "bare", "other") or (case == "topic" and head == _AS_TOPIC):
        return _told_of_thing(tokens, units, at, stop, is_marked)
    for later in range(at + 1, min(at + 3, stop)) if case == "object" else ():
        verb = verb_of(tokens, units, later)
        if verb and verb not in _SAYS_NO_NOUN:
            return Saying(verb, later, None)
    return None


def _told_of_thing(
    tokens: Tokens, units: Sequence[Unit], at: int, stop: int, is_marked: bool
) -> Saying | None:
    """Read what 것이 in unit `at` is said to be: 배 대표의 설명이다 · 핵심 메시지다."""
    for later in range(at + 1, min(at + 6, stop)):
        unit, before = units[later], units[later - 1].kind
        noun, is_copula = _noun_in(tokens, unit)
        if noun and is_copula and noun not in _EMPTY:
            whose = later - 1 - (before == "modifier")
            is_named = whose > at and units[whose].kind in ("genitive", "bare")
            owner = name_ending_at(tokens, units, whose, at + 1) if is_named else None
            return Saying(lexicon.nouns()[noun], later, _who_speaks(owner))
        if unit.kind in ("connective", "speech") or (unit.kind == "modifier" and before != "genitive"):
            return None
        is_gist = tokens.text[unit.start : unit.end].startswith(_GIST)
        if is_marked and is_gist and (is_copula or unit.kind == "final"):
            return Saying("", later, None)
    return None


def _who_speaks(owner: Name | None) -> Name | None:
    """Give whose saying it is, None for a thing: "배 대표의 설명", "모델의 설명"."""
    return None if owner is None or owner.kind in ("thing", "noun") else owner


def is_impersonal(tokens: Tokens, units: Sequence[Unit], at: int) -> bool:
    """Tell whether the predicate after unit `at` says that words arise by themselves: 나온다, 제기된다."""
    return any(_IMPERSONAL.match(tokens.text, unit.start) is not None for unit in units[at + 1 : at + 3])
