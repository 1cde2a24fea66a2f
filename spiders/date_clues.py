"""Places that give a date, and the labels before the dates that a page shows; the words are in `date_labels.txt`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

from spiders.dates import IN_TEXT
from warehouse.records import EvidenceSource

DateEvent = Literal["published", "modified"]
EVENTS: dict[str, DateEvent] = {event: event for event in get_args(DateEvent)}


@dataclass(frozen=True, slots=True)
class DateClue:
    """One place that gives a date, before it is known which version of the article it belongs to."""

    source: EvidenceSource
    field: str
    raw: str
    event: DateEvent


def visible_dates(text: str) -> Iterator[DateClue]:
    """Yield the dates of a line of text with the label before each; a lone date without label is the publication."""
    labelled = False
    for match in _label_pattern().finditer(text):
        labelled = True
        yield DateClue("visible", match["label"], match["date"].strip(), _labels()[match["label"]])
    if not labelled:
        lone = IN_TEXT.search(text)
        if lone:
            yield DateClue("visible", "", lone[0].strip(), "published")


@cache
def _labels() -> dict[str, DateEvent]:
    labels: dict[str, DateEvent] = {}
    for line in resources.files("spiders").joinpath("date_labels.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            label, _, event = line.partition("\t")
            if event not in EVENTS:
                raise ValueError(
                    f"date_labels.txt: expected published or modified, found {event!r} for {label!r}"
                )
            labels[label] = EVENTS[event]
    return labels


@cache
def _label_pattern() -> re.Pattern[str]:
    label = "|".join(sorted(map(re.escape, _labels()), key=len, reverse=True))
    return re.compile(
        rf"(?<![가-힣])(?P<label>{label})\s*[:：]?\s*(?P<date>{IN_TEXT.pattern})", re.IGNORECASE
    )
