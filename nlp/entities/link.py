"""From candidates to mentions: a name counts everywhere in its text, and every mention gets an id."""

import re
from collections.abc import Iterator, Sequence

from nlp.entities.bodies import ending_of
from nlp.entities.candidates import Candidate
from nlp.entities.cues import words
from nlp.entities.meanings import may_be_meant
from nlp.entities.names import NameIndex
from nlp.registry import alias_index, by_id

_ACRONYM = re.compile(r"\(([A-Z]{3,})\)")
_PUBLIC = ("government", "foreign_government", "legislature", "institute", "civil_society", "academia")
"""Roles of bodies whose acronym in brackets is their own; a firm's may be its owner's: 한빛클라우드(KT)."""
_ALIAS = re.compile(r"\(([A-Za-z][A-Za-z0-9 .&+·'-]{1,40})\)")


def linked(text: str, names: Sequence[Candidate]) -> list[Candidate]:
    """Give the mentions in order, with ids: those given, their repetitions and the aliases in brackets after them."""
    _meet_registry(text, names)
    everywhere = _repeated(text, names)
    _meet_acronyms(text, everywhere)
    return _with_ids([*everywhere, *_aliases(text, everywhere)])


def _meet_registry(text: str, names: Sequence[Candidate]) -> None:
    """Give the registry's id to names found by their surroundings: AI안전연구소 in AI안전연구소장 is the known one."""
    for name in names:
        written = text[name.start : name.end]
        is_known = name.entity_id or name.name != written  # 저작권법 of 일본의 저작권법
        for reading in () if is_known else alias_index().get(written, ()):
            is_meant = may_be_meant(reading.entity_id, text, name.start, name.end)
            if reading.kind == name.label and reading.counts_in(text) and is_meant:
                name.name, name.entity_id = by_id()[reading.entity_id].name_ko, reading.entity_id
                break


def _repeated(text: str, names: Sequence[Candidate]) -> list[Candidate]:
    """Add the places where an unknown name of the text stands again, and the family name of any foreigner alone."""
    new: dict[str, Candidate] = {}
    for name in names:
        written = text[name.start : name.end]
        *given, family = written.split(" ")
        if name.label == "PERSON" and given and len(family) > (1 if name.entity_id else 2):
            new.setdefault(family, name)
        if name.entity_id or name.label in ("LAW", "COUNTRY"):
            continue
        new.setdefault(written, name)
        if name.label == "ORG" and _short(name.name):
            new.setdefault(_short(name.name), name)
    taken = {at for name in names for at in range(name.start, name.end)}
    again = [
        Candidate(at, at + len(form), new[form].label, new[form].name, new[form].entity_id)
        for at, form in (NameIndex(new).find(text) if new else ())
        if taken.isdisjoint(range(at, at + len(form)))
    ]
    return sorted([*names, *again], key=lambda name: name.start)


def _meet_acronyms(text: str, names: Sequence[Candidate]) -> None:
    """Give an unknown body the id of the known one whose acronym follows in brackets: 정보통신미디어개발청(IMDA)."""
    bodies = [name for name in names if name.label == "ORG"]
    known = {name.start: name for name in bodies if name.entity_id}
    unknown = [name for name in bodies if not name.entity_id]
    met: dict[str, Candidate] = {}
    for name in unknown:
        match = _ACRONYM.match(text, name.end)
        acronym = known.get(match.start(1)) if match else None
        if match and acronym and acronym.end == match.end(1) and by_id()[acronym.entity_id].role in _PUBLIC:
            met[name.name] = acronym
    for name in unknown:
        if name.name in met:
            name.name, name.entity_id = met[name.name].name, met[name.name].entity_id


def _aliases(text: str, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give Latin names in brackets right after a name: 라구나(Laguna)."""
    starts = {name.start for name in names}
    for name in names:
        match = _ALIAS.match(text, name.end)
        if (
            match
            and name.label != "COUNTRY"
            and match.start(1) not in starts
            and any(map(str.isupper, match[1]))
        ):
            yield Candidate(match.start(1), match.end(1), name.label, name.name, name.entity_id)


def _with_ids(names: list[Candidate]) -> list[Candidate]:
    """Give every mention an id; a body's name without its ending means the full one: 누리결 → 누리결AI."""
    fullest: dict[str, str] = {}
    for name in names:
        short = _short(name.name) if name.label == "ORG" else ""
        if short and len(name.name) > len(fullest.get(short, "")):
            fullest[short] = name.name
    for name in names:
        if not name.entity_id:
            full = fullest.get(name.name, name.name) if name.label == "ORG" else name.name
            name.entity_id = f"new:{name.label}:{full}"
    return sorted(names, key=lambda name: name.start)


def _short(name: str) -> str:
    """Give a body's name without its ending where enough remains to know it by, else nothing."""
    rest = name.removesuffix(ending_of(name)[0]).strip()
    return rest if len(rest) > 2 and rest not in words("generic_words") else ""
