"""The reporting verb of a row of units: 밝혔다 → 밝히다, 입을 모은다 → 입을 모으다, 털어놨다 → 털어놓다."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.quotes import lexicon
from nlp.quotes.endings import ending_at
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

LIGHT = lexicon.group("light")
"""Verbs that report only right after a quotative: "…라고 했다", not "…며 일을 했다"."""
_SUPPOSED = lexicon.pattern("supposed")
"""Forms in which nobody has said it: "…라고 보기 어렵다", "…라고 한다면", "…라고 봐도"."""
_PLAIN_HA = lexicon.pattern("plain_ha")
(_PASSIVE,) = lexicon.group("passive")
"""The auxiliary 지다."""


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting verb and the unit it stands in."""

    verb: str
    at: int


def lemma_of(tokens: Tokens, unit: Unit) -> str:
    """Give the dictionary form of a unit's first predicate, noun and verb joined; "" if it has none.

    Where the words before it make a verb of the lexicon, they belong to it: 못|박다, 재|확인하다, 털어|놓다.
    Passives in 지다 (전해졌다, 알려진) report nobody's act and give "".
    """
    noun = ""
    for index in range(unit.first, unit.last + 1):
        for place, (_, tag) in enumerate(tokens.morphs[index]):
            kind = tag.split("-", 1)[0]
            if kind in ("XSV", "XSA", "VV", "VA", "VX"):
                return _dictionary_form(tokens, unit, index, place, noun)
            noun = tokens.surface(index) if kind[0] in "NXS" else ""
    return ""


def _dictionary_form(tokens: Tokens, unit: Unit, index: int, place: int, noun: str) -> str:
    """Give that of a predicate in token `index`, a `noun` right before it; "" for a passive in 지다."""
    form, tag = tokens.morphs[index][place]
    auxiliary_at, auxiliary = _auxiliary(tokens, unit, index, place)
    if auxiliary == _PASSIVE:
        return ""
    written = tokens.text[unit.start : tokens.starts[index]]
    compound = f"{tokens.text[unit.start : tokens.starts[auxiliary_at]]}{auxiliary}다"
    for lemma in (compound if auxiliary else "", f"{written}{form}다", f"{noun}{form}다"):
        if lemma in lexicon.verbs() or lemma in lexicon.words("expressing"):
            return lemma
    return f"{noun if tag.startswith(('XSV', 'XSA')) else ''}{form}다"


def _auxiliary(tokens: Tokens, unit: Unit, index: int, place: int) -> tuple[int, str]:
    """Give the auxiliary verb that follows a predicate over its endings, with its token; "" if none does."""
    for at in range(index, unit.last + 1):
        for form, tag in tokens.morphs[at][place + 1 :] if at == index else tokens.morphs[at]:
            if tag.startswith("VX"):
                return at, form
            if tag[0] != "E":
                return at, ""
    return index, ""


def verb_of(tokens: Tokens, units: Sequence[Unit], at: int) -> str:
    """Give the reporting verb whose predicate is unit `at`, idioms read with the units before; "" if none."""
    lemma = lemma_of(tokens, units[at])
    if not lemma or _SUPPOSED.search(tokens.text[units[at].start : units[at].end]):
        return ""
    known = lexicon.verbs()
    before = ""
    for back in range(at - 1, max(at - 3, -1), -1):
        before = f"{tokens.text[units[back].start : units[back].end]} {before}"
        for idiom in (before + lemma, before.replace(" ", "") + lemma):
            if idiom in known:
                return _canonical(idiom)
    if lemma == LIGHT[0] and not _PLAIN_HA.match(tokens.text[units[at].start : units[at].end]):
        return ""
    return lemma if lemma in known else ""


def _canonical(idiom: str) -> str:
    closed = idiom.replace(" ", "")
    return closed if closed in lexicon.verbs() else idiom


def next_report(
    tokens: Tokens, units: Sequence[Unit], start: int, stop: int, most_asides: int = 2
) -> Report | None:
    """Give the first reporting verb from unit `start`, looking past adverbials, a speaker and one aside.

    "…다고 | 고개를 저으며 | 말했다" is one aside; predicates that report nothing end the search after that, and
    so does another quotative ("생태계라고 불러야 하느냐고 반문했다": 반문하다 reports the longer clause).
    """
    asides = 0
    for at in range(start, stop):
        unit = units[at]
        if unit.kind in ("speech", "suffix"):
            return None
        verb = verb_of(tokens, units, at)
        if verb:
            return Report(verb, at)
        if unit.kind in ("connective", "modifier", "final", "other") and lemma_of(tokens, unit):
            asides += 1
            if asides > most_asides or unit.kind == "final" or ending_at(tokens, unit):
                return None
    return None


def main_report(tokens: Tokens, units: Sequence[Unit], start: int, stop: int) -> Report | None:
    """Give the reporting verb of the clause that goes on after …며: "…며 필요성을 강조했다"."""
    for at in range(start, stop):
        if units[at].kind in ("speech", "suffix"):
            return None
        if units[at].kind not in ("connective", "final", "other"):
            continue
        verb = verb_of(tokens, units, at)
        if verb and verb not in LIGHT:
            return Report(verb, at)
    return None


def report_before(tokens: Tokens, units: Sequence[Unit], at: int) -> Report | None:
    """Give the reporting verb that stands right before unit `at` as its modifier: "A가 강조한 “…”"."""
    if at > 0 and units[at - 1].kind == "modifier":
        verb = verb_of(tokens, units, at - 1)
        if verb and verb not in LIGHT:
            return Report(verb, at - 1)
    return None
