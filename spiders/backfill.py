"""Asks an outlet for what it published on past days: its day sitemaps, the older pages of its lists, its API's windows."""

from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import scrapy
from scrapy.http import Response

from spiders.api_spider import ApiSpider
from spiders.dates import read_date
from spiders.discover import Listed
from spiders.news_spider import NewsSpider, page_of
from spiders.read import UNREADABLE
from spiders.site import Site
from spiders.xml_api_spider import XmlApiSpider
from warehouse.records import VisitKind

MOST_PAGES = 1_000
"""Pages of one list; what lies further back is told as left out."""
Way = Literal["days", "pages"]


def way_back(site: type[Site]) -> Way | None:
    """Give how an outlet lets one go back: day by day, through the pages of its lists, or not at all."""
    if issubclass(site, XmlApiSpider) or any("{day" in url for url in templates(site)):
        return "days"
    return "pages" if templates(site) else None


def templates(site: type[Site]) -> tuple[str, ...]:
    """Give the addresses of an outlet that lead back, with `{day:…}` or `{page}` in them."""
    if issubclass(site, ApiSpider):
        declared = (site.service_url.replace("{service}", service) for service in site.services)
        return tuple(url for url in declared if "{page}" in url)
    if not issubclass(site, NewsSpider):
        return ()
    return site.backfill_urls or tuple(url for url in site.listing_urls if "{page}" in url)


def backfilling(site: type[NewsSpider]) -> type[NewsSpider]:
    """Give the spider of a site that goes back instead of asking for what is new; `since` and `until` are its days.

    An API with windows of days knows its own way.
    """
    if issubclass(site, XmlApiSpider):
        return site
    back = BackfillAnswers if issubclass(site, ApiSpider) else Backfill
    return type(site.__name__, (back, site), {"__doc__": site.__doc__})


class Backfill(NewsSpider):
    """What a site's spider does differently when it goes back."""

    max_articles = 100_000

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the first page of every list that leads back."""
        for template in templates(type(self)):
            for day in self.days() if "{day" in template else (None,):
                yield self.past_request(template.format(day=day, page="{page}") if day else template, 1)

    def days(self) -> Iterator[date]:
        """Yield the days wanted, newest first."""
        if self.since is None or self.last_day is None:
            raise ValueError(f"{self.name}: going back needs a first and a last day")
        for number in range((self.last_day - self.since).days + 1):
            yield self.last_day - timedelta(days=number)

    def past_request(
        self, template: str, number: int, before: frozenset[str] = frozenset()
    ) -> scrapy.Request:
        """Give the request for a page of a list; `before` is what the page before it named."""
        url = template.replace("{page}", str(number))
        is_sitemap = "sitemap" in url.lower() or url.endswith(".xml")
        kind: VisitKind = "sitemap" if is_sitemap else "listing"
        request = self.list_request(url, kind)
        request.meta.update({"template": template, "number": number, "before": before})
        return request

    def parse_list(self, response: Response) -> Iterator[scrapy.Request]:
        """Yield requests for what a list names, and for its next page."""
        yield from super().parse_list(response)
        if "template" in response.meta:
            try:
                entries = self.listed(self.list_of(response))
            except UNREADABLE:
                return  # the read stage makes the problem row
            yield from self.next_request(response, entries)

    def next_request(self, response: Response, entries: Iterable[Listed]) -> Iterator[scrapy.Request]:
        """Yield the request for the page after this one, unless this one ends with what is too old, or nothing new."""
        template, number = response.meta["template"], response.meta["number"]
        named = frozenset(entry.url for entry in entries)
        # Past the last page boards give none, their pinned notices alone, or the last page again.
        if "{page}" not in template or not named - response.meta["before"]:
            return
        dates = [at for entry in entries if (at := self.published(entry))]
        # The newest stands first, but notices are pinned to the top: the last row says how far back a page goes.
        if dates and self.since and dates[-1] < self.since:
            return
        if number >= MOST_PAGES or (not dates and template in templates(type(self))):
            self.crawler.stats.inc_value("corpus/pages_left_out_count")
            return
        yield self.past_request(template, number + 1, named)

    def is_old(self, entry: Listed) -> bool:
        """Say whether a list gives an entry as published on another day than those wanted."""
        day = self.published(entry)
        if day is None or self.since is None or self.last_day is None:
            return False
        return not self.since <= day <= self.last_day

    def published(self, entry: Listed) -> date | None:
        """Give the day on which an entry was published, as its list says."""
        clues = (clue for clue in entry.clues if clue.event == "published")
        reads = (read_date(clue.raw, datetime.now(UTC)) for clue in clues)
        return next((read.at.date() for read in reads if read), None)


class BackfillAnswers(Backfill, ApiSpider):
    """The same for an API with pages of rows."""

    def past_request(
        self, template: str, number: int, before: frozenset[str] = frozenset()
    ) -> scrapy.Request:
        """Give the request for a page of answers."""
        url = template.replace("{page}", str(number))
        return self.api_request(url, template=template, number=number, before=before)

    def parse_answer(self, response: Response) -> Iterator[scrapy.Request]:
        """Yield the requests for the files of an API's answer, and for its next page."""
        yield from super().parse_answer(response)
        try:
            rows = self.rows(page_of(response))[1]
            entries = [Listed(str(sorted(row.items())), tuple(self.row_clues(row))) for row in rows]
        except UNREADABLE:
            return  # the read stage makes the problem row
        yield from self.next_request(response, entries)
