"""Decides among the dates given for an article: which counts, how sure it is, and whether they contradict each other.

Every source has a weight, the chance that its date is right when nothing else is known (`WEIGHT`). Clues of one event
agree if they lie no more than an hour apart, or on one Korean day where one of them names only a day (midnight sharp
counts as that); they contradict each other if they lie more than an hour, or more than a day, apart. The date is that
of the clues that agree and together weigh most (1 - product of 1 - weight, each source once): of those the one with
the heaviest source, and before a bare day one that names the time. The confidence is their weight together, less half
of it times the weight of the heaviest clue that contradicts them. What can be no publication is never believed, and
always counts as a contradiction: more than a day after the page was fetched, or before 1990. The day we first saw the
page dates it only where nothing else can.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from math import prod

from spiders.date_clues import DateClue
from spiders.dates import ReadDate
from warehouse.records import EvidenceSource

WEIGHT: dict[EvidenceSource, float] = {
    "api": 0.95,
    "json_ld": 0.9,
    "meta": 0.88,
    "page_json": 0.86,
    "visible": 0.84,
    "feed": 0.7,
    "sitemap": 0.5,
    "first_seen": 0.1,
}
"""How far each source is believed. Machines' dates come before the visible one: they name the zone and the second."""
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before this year no Korean outlet wrote for the web; templates and broken fields give 1970."""
AHEAD = timedelta(days=1)
"""How far ahead of the fetch a publication may lie: an embargo, a clock that is wrong."""
AGREED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """A clue that could be read."""

    clue: DateClue
    date: ReadDate

    @property
    def has_time(self) -> bool:
        """Say whether a time of day is named; midnight sharp is what systems write that hold only a day."""
        return self.date.has_time and self.date.at.time() != time()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The date of an event: the source that counted, how sure it is (0 to 1), whether another contradicts it."""

    at: datetime
    source: EvidenceSource
    confidence: float
    has_conflict: bool


def resolve(readings: Iterable[Reading], fetched_at: datetime) -> Resolution | None:
    """Give the date of the one event that all readings are of, or None if none can be it."""
    sorted_readings = sorted(readings, key=lambda one: -WEIGHT[one.clue.source])
    possible = [one for one in sorted_readings if EARLIEST <= one.date.at <= fetched_at + AHEAD]
    stated = [one for one in possible if one.clue.source != "first_seen"] or possible
    groups: list[list[Reading]] = []
    for one in stated:
        group = next((group for group in groups if all(_agree(one, other) for other in group)), None)
        if group is None:
            groups.append(group := [])
        group.append(one)
    if not groups:
        return None
    best = max(groups, key=_weight)
    rivals = [_weight([one]) for one in stated if any(_contradict(one, other) for other in best)]
    chosen = next((one for one in best if one.has_time), best[0])
    return Resolution(
        at=chosen.date.at,
        source=chosen.clue.source,
        confidence=round(_weight(best) * (1 - max(rivals, default=0) / 2), 3),
        has_conflict=bool(rivals) or len(possible) < len(sorted_readings),
    )


def _weight(group: Sequence[Reading]) -> float:
    return 1 - prod(1 - WEIGHT[source] for source in {one.clue.source for one in group})


def _agree(one: Reading, other: Reading) -> bool:
    if one.has_time and other.has_time:
        return abs(one.date.at - other.date.at) <= AGREED
    return one.date.at.date() == other.date.at.date()


def _contradict(one: Reading, other: Reading) -> bool:
    if one.has_time and other.has_time:
        return not _agree(one, other)
    return abs((one.date.at.date() - other.date.at.date()).days) > 1
