"""What the commands ask of a published file, and the questions of others as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any, cast

from warehouse.asking import asking, told
from warehouse.database import open_readonly
from warehouse.records import CrawlOutcome, EntityKind, Permission
from warehouse.sql import HERE, statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletHealth:
    """How one outlet does."""

    outlet_id: str
    permission: Permission
    last_crawl_at: datetime
    outcome: CrawlOutcome
    article_count: int
    problem_count: int
    """Both of the last crawl."""
    day_counts: list[int]
    """Articles published on each of fourteen Korean days, oldest first, up to the newest crawl of any outlet."""
    alarms: list[str]


def query(
    database: Path, sql: str, parameters: dict[str, Any] | None = None, as_of: datetime | None = None
) -> Answer:
    """Give all that one reading statement returns; `asking` says what it may be and what it raises."""
    with asking(database, sql, parameters, as_of) as rows:
        return Answer(columns=rows.columns, rows=tuple(chain.from_iterable(rows.batches)))


def search(
    database: Path,
    words: str,
    limit: int = 20,
    *,
    is_phrase: bool = False,
    outlet_ids: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> Answer:
    """Give the articles that fit the words best, or have them side by side: macros `search` and `phrase`."""
    name = "phrase" if is_phrase else "search"
    outlets = list(outlet_ids) or None
    return ask(database, name, query=words, limit=limit, outlets=outlets, since=since, until=until)


def unknown_words(database: Path, words: str) -> dict[str, list[str]]:
    """Give the words of a query that the corpus does not have, each with words of the corpus written alike."""
    return dict(ask(database, "unknown_words", query=words).rows)


def first_crawl_at(database: Path) -> datetime | None:
    """Give the instant before which a file knows of nothing; none if nothing was ever crawled."""
    ((instant,),) = ask(database, "first_crawl").rows
    return cast("datetime | None", instant)


def unknown_outlets(database: Path, outlet_ids: Iterable[str]) -> list[str]:
    """Give those of some outlets that are not here."""
    return [name for (name,) in ask(database, "unknown_outlets", outlet_ids=list(outlet_ids)).rows]


def unknown_entities(
    database: Path, kind: EntityKind | None, limit: int, decided: Iterable[str] = ()
) -> Answer:
    """Give the provisional entities that standing texts name, most mentioned first, but those decided on already."""
    return ask(database, "unknown_entities", kind=kind, limit=limit, decided=list(decided))


def known_entities(database: Path, entity_ids: Iterable[str]) -> dict[str, str]:
    """Give those of some entities that are here, with their names."""
    return dict(ask(database, "known_entities", entity_ids=list(entity_ids)).rows)


def samples(database: Path) -> Answer:
    """Give every random sample: of what, how it was drawn, how much of it is coded."""
    return ask(database, "samples")


def coding_tasks(database: Path, sample_id: str) -> Answer:
    """Give the texts of a sample for its coders, in the random order of the draw, with what the machine says of each."""
    return ask(database, "coding_tasks", sample_id=sample_id)


def coding_ids(database: Path, sample_id: str) -> set[str]:
    """Give the codings that a sample has."""
    return {coding_id for (coding_id,) in ask(database, "coding_ids", sample_id=sample_id).rows}


def read_issues(database: Path) -> set[str]:
    """Give the issues that some text has been read for."""
    return {issue_id for (issue_id,) in ask(database, "read_issues").rows}


def samples_alike(database: Path, sample_id: str) -> set[str]:
    """Give the samples whose codings count for one: itself, and those drawn alike."""
    return {name for (name,) in ask(database, "samples_alike", sample_id=sample_id).rows}


def codebook_versions(database: Path, issue_id: str) -> set[str]:
    """Give the codebooks of an issue that somebody has coded by."""
    return {version for (version,) in ask(database, "codebook_versions", issue_id=issue_id).rows}


def agreement_codings(database: Path, sample_id: str) -> Answer:
    """Give what each coder said last of each text of a sample, by codebook version."""
    return ask(database, "agreement_codings", sample_id=sample_id)


def outlet_health(database: Path) -> dict[str, OutletHealth]:
    """Give the last crawl of each outlet that was ever crawled, its days and its alarms, by outlet."""
    answer = ask(database, "outlet_health")
    found = (OutletHealth(**dict(zip(answer.columns, row, strict=True))) for row in answer.rows)
    return {health.outlet_id: health for health in found}


def standing_alarms(database: Path) -> list[str]:
    """Give the alarms that stand, one line each, the oldest first."""
    return [alarm for (alarm,) in ask(database, "standing_alarms").rows]


def examples() -> dict[str, str]:
    """Give the example questions: name, which is the question, and its SQL."""
    return {path.stem: path.read_text("utf-8") for path in sorted((HERE / "examples").glob("*.sql"))}


def ask(database: Path, name: str, **parameters: Any) -> Answer:
    """Give what one of our own statements returns of a published file."""
    with open_readonly(database) as connection, told(connection):
        cursor = connection.execute(statement(name), parameters)
        columns = tuple(str(column[0]) for column in cursor.description or [])
        return Answer(columns=columns, rows=tuple(cursor.fetchall()))
