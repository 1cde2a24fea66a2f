"""A stretch of text that may be a name, before all that claim a place have been held against one another."""

from dataclasses import dataclass

from warehouse.records import EntityKind


@dataclass(slots=True)
class Candidate:
    """One stretch of text that may be a mention."""

    start: int
    end: int
    label: EntityKind
    name: str
    """The name that stands for the entity: its fullest form in the text."""
    entity_id: str = ""
    """The registry's id, empty if the registry does not know the name."""
