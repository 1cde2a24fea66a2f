"""The speaker in a row of units: the topic of the sentence before its subject, names before common nouns."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.quotes import lexicon
from nlp.quotes.names import Name, name_ending_at
from nlp.quotes.predicates import lemma_of
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

_ABOUT = lexicon.pattern("about")
_PLACE = lexicon.group("at")[0]
_CASES = frozenset(("topic", "subject", "also", "place"))
STRONG = ("person", "body", "group", "report", "pronoun")
"""Kinds of names that speak; a mere proper noun may be a thing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be the speaker, with its case and the unit it ends in."""

    at: int
    case: str
    name: Name
    is_strong: bool
    in_clause: bool
    """It is the subject of a clause that modifies a noun: "A가 만든 모델"."""


def candidates(tokens: Tokens, units: Sequence[Unit], start: int, stop: int) -> list[Candidate]:
    """Give who is named with the case of a speaker between two units, in order."""
    found: list[Candidate] = []
    for at in [at for at in range(start, stop) if units[at].kind in _CASES]:
        case = units[at].kind
        name = name_ending_at(tokens, units, at, start)
        if name.kind == "thing":
            continue
        is_strong = name.kind in STRONG
        if case == "place" and (name.kind not in ("body", "group") or not is_strong):
            continue
        if case == "place" and tokens.text[units[at].base_end : units[at].end] == _PLACE:
            is_strong = False
        in_clause = case == "subject" and modifies_noun(tokens, units, at + 1, stop)
        found.append(Candidate(at, case, name, is_strong, in_clause))
    return found


def modifies_noun(tokens: Tokens, units: Sequence[Unit], start: int, stop: int) -> bool:
    """Tell whether a subject before unit `start` belongs to a clause inside a name: "A가 만든 모델은".

    What the clause modifies is then itself topic or subject. "A가 시험에 특화된 모델을 열었다" has its subject in
    A, and so has a clause with a copula (회사인). Who does something to an object is the subject of it: "A가
    [결함을 찾아낸] 사람은 상을 받느냐고 물었다".
    """
    in_clause = has_object = False
    for at in range(start, stop):
        unit = units[at]
        if unit.kind == "modifier" and lemma_of(tokens, unit):
            in_clause = True
            if at + 2 < stop and _ABOUT.search(tokens.text, units[at + 1].start, units[at + 2].end):
                return True
        elif unit.kind in ("topic", "subject", "also"):
            does_it = has_object and units[at - 1].kind == "modifier" and _is_human(tokens, unit)
            return in_clause and not does_it
        elif unit.kind in ("connective", "final", "speech", "suffix"):
            return in_clause and unit.kind == "speech" and at == stop - 1
        elif unit.kind in ("object", "oblique", "place", "other"):
            in_clause = False
            has_object = has_object or unit.kind == "object"
        if unit.has_comma:
            return False
    return in_clause


def _is_human(tokens: Tokens, unit: Unit) -> bool:
    return lexicon.closing("people", tokens.text[unit.start : unit.base_end]) != ""


def chosen(
    found: Sequence[Candidate], is_embedded: bool = False, may_be_noun: bool = False
) -> Candidate | None:
    """Give the speaker among candidates left of the words: topic first, then subject, then place.

    Args:
        found: candidates in order.
        is_embedded: the words are reported inside reported words ("A는 B가 …라고 말했다고 전했다"), where the
            nearest name speaks.
        may_be_noun: what is reported binds its topic (…겠다는 방침), so that any noun there speaks.
    """
    outside = [one for one in found if not one.in_clause]
    strong = [one for one in outside if one.is_strong]
    if is_embedded and strong:
        return strong[-1]
    named = [one for one in outside if one.name.kind != "noun"]
    for pool in (strong, named, outside if may_be_noun else []):
        for cases in (("topic",), ("subject",), ("also", "place")):
            first = next((one for one in pool if one.case in cases), None)
            if first is not None:
                return first
    return None


def bare_before(tokens: Tokens, units: Sequence[Unit], at: int, least: int) -> Name | None:
    """Give the name that stands without particle right before unit `at`: "이나루 대표 “…”"."""
    if at <= least or units[at - 1].kind not in ("bare", "other") or units[at - 1].has_comma:
        return None
    name = name_ending_at(tokens, units, at - 1, least)
    return name if name.kind not in ("thing", "noun") else None
