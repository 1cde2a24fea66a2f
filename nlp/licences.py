"""What a model's licence made it on a day: the registry's entity says what it is now, a table of its own what it was.

`nlp/lexicons/entities/former_licences.tsv` holds one span a line in which another licence held than the one in
`models.tsv`, so that a text of 2024 is held against the licence of 2024.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import cast, get_args

from nlp import registry
from nlp.registry_lines import lines
from warehouse.records import Entity, Openness

TABLE = "former_licences.tsv"
COLUMNS = frozenset({"entity_id", "openness", "licence", "valid_from", "valid_to", "source", "checked_date"})


@dataclass(frozen=True, slots=True)
class FormerLicence:
    """What made a model open or closed for a span of days, both ends counted."""

    openness: Openness
    licence: str
    valid_from: date
    valid_to: date
    source: str


def read_former(
    table: str, text: str, known: Mapping[str, Entity]
) -> Mapping[str, tuple[FormerLicence, ...]]:
    """Give a table's former licences by entity, in order; `LexiconError` names the first line that is wrong."""
    found: dict[str, tuple[FormerLicence, ...]] = {}
    for line in lines(table, text, COLUMNS, frozenset()):
        entity_id = line["entity_id"]
        if entity_id not in known:
            raise line.error(f"{entity_id} is not in the registry")
        openness = cast("Openness | None", line.one_of("openness", get_args(Openness)))
        first, last = line.day("valid_from", "first"), line.day("valid_to", "last")
        if not (openness and first and last and line["source"]):
            raise line.error("openness, valid_from, valid_to and source must all be filled")
        earlier, released = found.get(entity_id, ()), known[entity_id].valid_from
        if first > last or (earlier and first <= earlier[-1].valid_to) or (released and first < released):
            raise line.error(
                f"{first} to {last}: expected a span after the release and after the line before"
            )
        former = FormerLicence(openness, line["licence"], first, last, registry.source_of(line))
        found[entity_id] = (*earlier, former)
    return MappingProxyType(found)


@cache
def former_licences() -> Mapping[str, tuple[FormerLicence, ...]]:
    """Give the licences that models had before the one their entity names, by entity, in order."""
    return read_former(TABLE, registry.package_text(TABLE), registry.by_id())


def openness_of(entity_id: str, on: date | None = None) -> Openness | None:
    """Give what licences made a model on a day, or make it now; None if unknown, not yet out, or no longer so then.

    Raises:
        KeyError: the registry has no such entity.
    """
    entity = registry.by_id()[entity_id]
    if on is None:
        return entity.openness
    for former in former_licences().get(entity_id, ()):
        if former.valid_from <= on <= former.valid_to:
            return former.openness
    too_early = entity.valid_from is not None and on < entity.valid_from
    too_late = entity.valid_to is not None and on > entity.valid_to
    return None if too_early or too_late else entity.openness
