"""Decides among the dates a page gives: whose word counts first, and when a day gives way to a minute."""

from datetime import datetime

from spiders.dates import ReadDate
from spiders.page import DateClue, DateEvent, Page
from warehouse.records import EvidenceSource

TRUST: tuple[EvidenceSource, ...] = ("json_ld", "meta", "page_json", "api", "visible", "feed", "sitemap")
"""Whose date is believed first. The machine's date comes before the visible one: it names the zone and the second."""


def resolve(page: Page, clues: tuple[DateClue, ...], event: DateEvent) -> datetime | None:
    """Give the instant of an event: the most trusted clue that can be read.

    A clue that names only a day gives way to a less trusted one of the same day that names the time.
    """
    readings: list[tuple[int, ReadDate]] = []
    for clue in clues:
        # A sitemap's lastmod moves with every rebuilding of the page, not with the text.
        is_meant = clue.event == event and (clue.source, event) != ("sitemap", "modified")
        read = page.when(clue) if is_meant else None
        if read:
            readings.append((TRUST.index(clue.source), read))
    if not readings:
        return None
    readings.sort(key=lambda reading: reading[0])
    best = readings[0][1]
    finer = (read.at for _, read in readings if read.has_time and read.at.date() == best.at.date())
    return best.at if best.has_time else next(finer, best.at)
