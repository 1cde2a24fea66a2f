"""Places that give a date, and the labels before the dates that a page shows; the words are in `date_labels.txt`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

from spiders.dates import ANY_DAY, IN_TEXT
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
    """Yield the dates of a line of text with the label before each; a lone date without label is the publication.

    A date without a year, or with two digits of it, counts only if nothing but separators stands between it and the
    next label or the end: in running text it may be a version, a score or a range.
    """
    labelled = False
    for match in _label_pattern().finditer(text):
        labelled = True
        yield DateClue("visible", match["label"], match["date"].strip(), _labels()[match["label"]])
    if not labelled:
        lone = IN_TEXT.search(text) or re.fullmatch(ANY_DAY, text, re.IGNORECASE)
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
        rf"(?<![가-힣])(?P<label>{label})\s*[:：]?\s*"
        rf"(?P<date>{IN_TEXT.pattern}|(?:{ANY_DAY})(?=\s*(?:$|[|ㅣ·]|l\s|(?:{label})\s*[:：\d])))",
        re.IGNORECASE,
    )
