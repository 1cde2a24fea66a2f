"""Other countries' bodies and laws where the registry has ours of that name: 미국 교육부, 美 법무부, 일본의 저작권법."""

import re
from functools import cache

from nlp import registry
from nlp.entities.candidates import Candidate
from nlp.entities.cues import forms
from nlp.entities.spellings import AMERICA, HANJA
from warehouse.records import Entity

KOREA = "country:kr"
_NATIONAL = ("government", "legislature", "civil_society")
"""Roles of bodies that other countries have too: 교육부, but 미국 교육부; 소비자연맹, but 독일 소비자연맹. So have they laws."""
_LIKE_NATIONAL = ("institute", "foreign_government")
"""Roles of bodies that other countries have too where a common word names them: 일본 AI안전연구소, 스위스 국립과학재단."""
_EUROPE = "EU"
_LONGEST_COMMON = 5
"""Letters at least of a name made of common words: 국립과학재단, but 코트라."""
_LONGEST_SIGN = 10
"""Letters before a name in which a country's sign may stand: 美 연방 대법원."""


def of_its_country(text: str, ours: Candidate, entity: Entity, before: Candidate | None) -> Candidate:
    """Give the registry's body or law as it stands in a text, or in its place that of the country named before it."""
    name = text[ours.start : ours.end]
    gap = text[before.end : ours.start] if before else ""
    nation = before if _parts_no_more(gap) else _nation_before(text, ours.start)
    if nation and _is_elsewhere(entity, name, nation):
        return _of_nation(nation, name, ours)
    if before and gap.removesuffix(" ") in forms("genitive") and _is_own_law(entity):
        return Candidate(ours.start, ours.end, "LAW", f"{before.name} {name}")
    return ours


def _parts_no_more(gap: str) -> bool:
    """Tell whether a country and its body are one name with this between them: 미국 교육부, 미국 연방 대법원."""
    return gap == " " or gap.strip(" ") in forms("federal")


def _is_elsewhere(entity: Entity, name: str, nation: Candidate) -> bool:
    """Tell whether a body or law named behind a country is not the registry's, but that country's own."""
    if _is_own_law(entity):
        return True
    if entity.kind != "ORG" or entity.country in (registry.by_id()[nation.entity_id].country, _EUROPE, None):
        return False
    if entity.role in _NATIONAL:
        return entity.country == "KR"
    is_of_common_words = (
        len(name) >= _LONGEST_COMMON and not name.isascii() and not name.startswith(forms("of_korea"))
    )
    return entity.role in _LIKE_NATIONAL and is_of_common_words


def _is_own_law(entity: Entity) -> bool:
    return entity.kind == "LAW" and entity.country == "KR"


def _of_nation(nation: Candidate, name: str, ours: Candidate) -> Candidate:
    """Give a country's body or law where ours is named: the registry's 미국 법무부 for 美 법무부, else a new one."""
    whole = f"{nation.name} {name}"
    known = next((one for one in registry.alias_index().get(whole, ()) if not one.context), None)
    if known is None:
        return Candidate(nation.start, ours.end, ours.label, whole)
    return Candidate(
        nation.start, ours.end, known.kind, registry.by_id()[known.entity_id].name_ko, known.entity_id
    )


def _nation_before(text: str, at: int) -> Candidate | None:
    """Give the country whose sign stands before a place: 미 교육부, 美 법무부."""
    match = _signs().search(text, max(at - _LONGEST_SIGN, 0), at)
    if match is None:
        return None
    sign = match[1]
    nation = AMERICA if sign in forms("american") else registry.alias_index()[sign][0].entity_id
    return Candidate(match.start(1), match.end(1), "COUNTRY", registry.by_id()[nation].name_ko, nation)


@cache
def _signs() -> re.Pattern[str]:
    """Give the letter that names a country at the end of a text, Korean or Chinese."""
    american = "|".join(map(re.escape, forms("american")))
    chinese = "".join(
        alias
        for alias, readings in registry.alias_index().items()
        if HANJA.fullmatch(alias) and readings[0].kind == "COUNTRY" and readings[0].entity_id != KOREA
    )
    federal = "|".join(map(re.escape, forms("federal")))
    return re.compile(rf"((?<![0-9A-Za-z가-힣])(?:{american})(?= )|[{chinese}])\s?(?:(?:{federal}) )?\Z")
