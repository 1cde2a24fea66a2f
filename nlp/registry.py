"""The registry of known persons, bodies, AI models, laws, programmes and countries, read from reviewed tables.

`nlp/lexicons/entities/*.tsv` hold one entity a line (their headers say how to add one), `model_families.tsv` the
patterns that keep unknown versions of a model whole. Everything is checked when it is first read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import cast, get_args

from nlp.lexicon_lines import lexicon_text
from nlp.registry_lines import Line, lines
from warehouse.records import Entity, EntityKind, Openness, SpeakerRole

TABLES = ("countries.tsv", "bodies.tsv", "models.tsv", "laws.tsv", "programs.tsv", "persons.tsv")
FAMILY_TABLE = "model_families.tsv"
MANDATORY = frozenset({"entity_id", "name_ko", "name_en", "aliases", "context", "source"})
OPTIONAL = frozenset(
    {"developer", "country", "role", "openness", "licence", "valid_from", "valid_to", "checked_date"}
)
KIND_OF_PREFIX: Mapping[str, EntityKind] = MappingProxyType(
    {
        "person": "PERSON",
        "org": "ORG",
        "model": "MODEL",
        "law": "LAW",
        "program": "PROGRAM",
        "country": "COUNTRY",
    }
)
NAME_BEGINS = "(?<![0-9A-Za-z가-힣])"
"""What the pattern of every family begins with: no letter or digit stands before a name."""
CONDITIONAL = "?"


@dataclass(frozen=True, slots=True)
class Reading:
    """One entity that one spelling may mean."""

    entity_id: str
    kind: EntityKind
    context: tuple[str, ...]
    """The spelling counts only where one of these stands in the same text; empty: it always counts."""

    def counts_in(self, text: str) -> bool:
        """True if nothing speaks against this reading of the spelling in `text`."""
        return not self.context or any(word in text for word in self.context)


@dataclass(frozen=True, slots=True)
class Family:
    """One pattern for names of a model with version, size or grade."""

    entity_id: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def read_entity(line: Line) -> tuple[Entity, tuple[tuple[str, Reading], ...]]:
    """Give the entity of a line and what each of its spellings may mean."""
    entity_id = line["entity_id"]
    prefix, _, rest = entity_id.partition(":")
    if prefix not in KIND_OF_PREFIX or not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", rest):
        raise line.error(f"entity_id is {entity_id!r}, expected {'|'.join(KIND_OF_PREFIX)}, ':' and a name")
    for column in ("name_ko", "source"):
        if not line[column]:
            raise line.error(f"{column} is empty")
    kind = KIND_OF_PREFIX[prefix]
    context = line.parts("context")
    marked = line.parts("aliases")
    conditional = {alias.removesuffix(CONDITIONAL) for alias in marked if alias.endswith(CONDITIONAL)}
    if bool(conditional) != bool(context):
        raise line.error("aliases ending in '?' and words in context must stand together")
    names = [line["name_ko"], line["name_en"], *(alias.removesuffix(CONDITIONAL) for alias in marked)]
    spellings = tuple(dict.fromkeys(name for name in names if name))
    entity = Entity(
        entity_id=entity_id,
        kind=kind,
        name_ko=line["name_ko"],
        name_en=line["name_en"],
        aliases=spellings,
        developer_entity_id=line["developer"] or None,
        country=line["country"],
        role=cast("SpeakerRole | None", line.one_of("role", get_args(SpeakerRole))),
        openness=cast("Openness | None", line.one_of("openness", get_args(Openness))),
        licence=line["licence"],
        valid_from=line.day("valid_from", "first"),
        valid_to=line.day("valid_to", "last"),
        source=source_of(line),
        is_provisional=False,
    )
    return entity, tuple(
        (name, Reading(entity_id, kind, context if name in conditional else ())) for name in spellings
    )


def source_of(line: Line) -> str:
    """Give where a line's facts stand, and the day on which they were read there, if they were."""
    day = line.day("checked_date", "first")
    return f"{line['source']} ({f'read {day}' if day else 'not yet read'})"


@dataclass(frozen=True, slots=True)
class Registry:
    """What the entity tables say, checked."""

    entities: tuple[Entity, ...]
    alias_index: Mapping[str, tuple[Reading, ...]]


def read_registry(tables: Mapping[str, str]) -> Registry:
    """Give the registry held in the tables' texts; `LexiconError` names the first line that is wrong."""
    entities: dict[str, Entity] = {}
    index: dict[str, list[Reading]] = {}
    developers: list[tuple[Line, str]] = []
    for table, text in tables.items():
        for line in lines(table, text, MANDATORY, OPTIONAL):
            entity, readings = read_entity(line)
            if entity.entity_id in entities:
                raise line.error(f"{entity.entity_id} stands twice")
            entities[entity.entity_id] = entity
            if entity.developer_entity_id:
                developers.append((line, entity.developer_entity_id))
            for alias, reading in readings:
                rivals = index.setdefault(alias, [])
                taken = [rival.entity_id for rival in rivals if not rival.context]
                if taken and not reading.context:
                    raise line.error(
                        f"{alias!r} already means {taken[0]}; mark one with '?' and give it context"
                    )
                rivals.append(reading)
    for line, developer in developers:
        if developer not in entities:
            raise line.error(f"developer {developer} is not in the registry")
    return Registry(
        tuple(with_developers_country(entity, entities) for entity in entities.values()),
        MappingProxyType({alias: most_certain_first(readings) for alias, readings in index.items()}),
    )


def with_developers_country(entity: Entity, entities: Mapping[str, Entity]) -> Entity:
    """Give the entity with its developer's country where it names none."""
    if entity.country or entity.developer_entity_id is None:
        return entity
    return replace(entity, country=entities[entity.developer_entity_id].country)


def most_certain_first(readings: list[Reading]) -> tuple[Reading, ...]:
    """Give the readings with those that need context first: the first that counts in a text is the one meant."""
    return tuple(sorted(readings, key=lambda reading: not reading.context))


def read_families(table: str, text: str, entity_ids: frozenset[str]) -> tuple[Family, ...]:
    """Give the families of a table's text, every example tried; rows whose id begins with '@' name a pattern part."""
    columns = frozenset({"entity_id", "pattern", "examples", "counter_examples"})
    parts: dict[str, str] = {}
    found: list[Family] = []
    for line in lines(table, text, columns, frozenset()):
        unknown = set(re.findall(r"\{([a-z]+)\}", line["pattern"])) - parts.keys()
        if unknown:
            raise line.error(f"pattern uses {sorted(unknown)}, which no row above names")
        pattern = re.sub(r"\{([a-z]+)\}", lambda match: parts[match[1]], line["pattern"])
        if line["entity_id"].startswith("@"):
            parts[line["entity_id"].removeprefix("@")] = pattern
            continue
        if line["entity_id"] not in entity_ids:
            raise line.error(f"{line['entity_id']} is not in the registry")
        try:
            compiled = re.compile(rf"{NAME_BEGINS}(?:{pattern})(?![0-9A-Za-z])")
        except re.error as error:
            raise line.error(f"pattern cannot be read: {error}") from error
        family = Family(line["entity_id"], compiled, line.parts("examples"), line.parts("counter_examples"))
        if len(family.examples) < 2:
            raise line.error("expected at least two examples")
        for example in family.examples:
            if not compiled.fullmatch(example):
                raise line.error(f"pattern does not match its example {example!r} whole")
        for example in family.counter_examples:
            if compiled.fullmatch(example):
                raise line.error(f"pattern matches its counter-example {example!r}")
        found.append(family)
    return tuple(found)


def package_text(table: str) -> str:
    """Give the text of a table that comes with this package."""
    return lexicon_text(f"entities/{table}")


@cache
def registry() -> Registry:
    """Give the registry that comes with this package."""
    return read_registry({table: package_text(table) for table in TABLES})


def entities() -> tuple[Entity, ...]:
    """Give every entity of the registry; `aliases` holds all its spellings, its names among them."""
    return registry().entities


def alias_index() -> Mapping[str, tuple[Reading, ...]]:
    """Give what each spelling may mean; the first reading that `counts_in` the text is the one meant."""
    return registry().alias_index


@cache
def families() -> tuple[Family, ...]:
    """Give the patterns of model families; where several match, the longest match is the one meant."""
    return read_families(
        FAMILY_TABLE, package_text(FAMILY_TABLE), frozenset(entity.entity_id for entity in entities())
    )


@cache
def by_id() -> Mapping[str, Entity]:
    """Give the entities by their id."""
    return MappingProxyType({entity.entity_id: entity for entity in entities()})
