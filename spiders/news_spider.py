"""Fetches a news site: feeds, sitemaps and lists name the articles, each is asked once, everything is archived.

A whole site is one declaration. File name, `name` and `outlet_id` are the same word:

    class Gaontech(NewsSpider):
        name = "gaontech"
        outlet = Outlet(outlet_id=name, name="가온테크", kind="it_press", homepage="https://www.gaontech.example/", …)
        feed_urls = ("https://www.gaontech.example/rss/all.xml",)
        article_url = r"https?://www[.]gaontech[.]example/news/(?P<number>[0-9]+)"
        body = "div.article-body"
        visible_date = ".article-date"        # only if neither JSON-LD nor meta tags give it

All attributes are described in `spiders/site.py` (reading) and below (fetching). A site may set Scrapy's
`custom_settings`, but none that `spiders/settings.py` sets for politeness' sake.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, Self

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from spiders import discover
from spiders.archive import unpacked
from spiders.attachments.requests import attachment_requests, missing_files
from spiders.dates import read_date
from spiders.guard import note
from spiders.known import Known
from spiders.page import Page
from spiders.read import GONE, UNREADABLE
from spiders.revisits import Revisits
from spiders.site import Site
from spiders.topic import may_be_about_ai
from warehouse.records import VisitKind

UNCHANGED = 304
FIRST, LATER = 10, -10
"""Priorities: lists before articles, a second look at a vanished article after all else."""


class NewsSpider(Site, scrapy.Spider):
    """A site whose articles are HTML pages. `name`, `outlet`, `article_url` and one kind of list are needed."""

    name: str
    delay_seconds: ClassVar[float] = 2.0
    """Seconds between two requests of one host, more where it is slow; 0 only for a made-up site on the loopback."""
    feed_urls: ClassVar[tuple[str, ...]] = ()
    sitemap_urls: ClassVar[tuple[str, ...]] = ()
    """Sitemaps, news sitemaps or sitemap indexes."""
    sitemap_follow: ClassVar[str] = ""
    """Regular expression of the sitemaps of an index that are worth asking; empty: all."""
    listing_urls: ClassVar[tuple[str, ...]] = ()
    """HTML lists; `{page}` in one is counted from 1 to `listing_pages`."""
    listing_pages: ClassVar[int] = 1
    backfill_urls: ClassVar[tuple[str, ...]] = ()
    """Sitemaps or lists of past days, `https://…/sitemap/{day:%Y}/{day:%Y%m%d}`, or of old pages, `…?page={page}`;
    empty: the lists of `listing_urls` that have pages. Only `corpus backfill` asks them."""
    max_articles: ClassVar[int] = 500
    """Articles asked in one crawl; what is left out is counted and becomes a problem row."""

    def __init__(
        self,
        *,
        known: Mapping[str, Known] = MappingProxyType({}),
        home: Path = Path(),
        revisit_days: int = 14,
        since: date | None = None,
        until: date | None = None,
        is_filtered: bool = False,
        **kwargs: Any,
    ) -> None:
        """Take what earlier crawls know, and the first day of the articles that are new to us.

        Args:
            known: what was asked before, by article or address.
            home: the data home, whose archives hold the answers to them.
            revisit_days: age of an article in days beyond which it is left in peace unless a list says it changed.
            since: leave out new articles that a list gives as older.
            until: the last day wanted, of a crawl that goes back.
            is_filtered: leave out what title and lead show not to be about AI.
            **kwargs: Scrapy's own.
        """
        super().__init__(**kwargs)
        self.revisits = Revisits(type(self), known, home, revisit_days, datetime.now(UTC))
        self.since, self.last_day = since, until
        self.is_filtered = is_filtered and not self.is_topical
        self.asked: set[str] = set()
        self.new_count = 0
        self.unwanted: set[str] = set()
        """Articles that some list shows not to be about AI."""
        self.untold: dict[str, str] = {}
        """Address of new articles of which no list has said anything yet."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Give a spider that looks once more at its lists when there is nothing left to ask."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.revisits.tell_damage = partial(note, crawler, "archive_damaged")
        crawler.signals.connect(spider.ask_last, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Ask the lists first, then every known article that is due, and files that an earlier crawl did not get."""
        for request in self.list_requests():
            yield request
        for known in self.revisits.due():
            yield self.known_request(known)
        for request in missing_files(self.revisits, is_filtered=self.is_filtered):
            yield request

    def list_requests(self) -> Iterator[scrapy.Request]:
        """Yield the requests for feeds, sitemaps and lists."""
        for url in self.feed_urls:
            yield self.list_request(url, "feed")
        for url in self.sitemap_urls:
            yield self.list_request(url, "sitemap")
        for url in self.listing_urls:
            for number in range(1, self.listing_pages + 1) if "{page}" in url else (1,):
                yield self.list_request(url.replace("{page}", str(number)), "listing")

    def list_request(self, url: str, kind: VisitKind) -> scrapy.Request:
        """Give the request for a feed, sitemap or list."""
        meta = {"kind": kind, "handle_httpstatus_list": [UNCHANGED]}
        headers = self.revisits.condition(url, kind)
        return scrapy.Request(
            url, self.parse_list, priority=FIRST, meta=meta, headers=headers, dont_filter=True
        )

    def article_request(self, article_id: str, url: str) -> scrapy.Request:
        """Give the request for an article; a 404 or 410 comes to `parse_article` too."""
        self.asked.add(article_id)
        meta = {
            "kind": "article",
            "article_id": article_id,
            "handle_httpstatus_list": sorted({*GONE, UNCHANGED}),
        }
        return scrapy.Request(url, self.parse_article, meta=meta)

    def known_request(self, known: Known) -> scrapy.Request:
        """Give the request for a known article, on condition that it has changed."""
        request = self.article_request(known.article_id or "", known.url)
        request.headers.update(known.condition)
        return request

    def parse_list(self, response: Response) -> Iterator[scrapy.Request]:
        """Yield requests for what a list names: further sitemaps, articles new to us, known ones that changed."""
        kind = response.meta["kind"]
        page = self.list_of(response)
        try:
            entries = self.revisits.take(page)
            sitemaps = discover.sitemap_entries(page)[1] if kind == "sitemap" else []
        except UNREADABLE:
            return  # the read stage makes the problem row
        for url in sitemaps:
            if discover.is_wanted(url, self.sitemap_follow):
                yield self.list_request(url, "sitemap").replace(dont_filter=False)
        for known in self.revisits.changed(kind, entries):
            if known.article_id not in self.asked:
                yield self.known_request(known)
        for article_id, entry in entries.items():
            if article_id not in self.revisits.known and self.is_wanted(article_id, entry):
                yield from self.new_request(article_id, entry.url)

    def list_of(self, response: Response) -> Page:
        """Give the list that an answer stands for: one that has not changed is as it was."""
        last = self.revisits.last_answer(response.url, response.meta["kind"])
        return last if last and response.status == UNCHANGED else page_of(response)

    def is_wanted(self, article_id: str, entry: discover.Listed) -> bool:
        """Say whether a new article is to be fetched now, from what a list says of it."""
        if self.is_old(entry):
            return False
        if self.is_filtered and not entry.text:
            self.untold[article_id] = entry.url
            return False
        if self.is_filtered and not may_be_about_ai(entry.text):
            self.unwanted.add(article_id)
            return False
        return True

    def new_request(self, article_id: str, url: str) -> Iterator[scrapy.Request]:
        """Yield the request for a new article, unless it was asked or the crawl has had its share."""
        if article_id in self.asked:
            return
        self.asked.add(article_id)  # or left out, once: it may stand on several lists
        if self.new_count >= self.max_articles:
            self.crawler.stats.inc_value("corpus/left_out_count")
            return
        self.new_count += 1
        yield self.article_request(article_id, self.canonical_url(url))

    def ask_last(self) -> None:
        """Ask what could not be decided before all lists were seen: articles without a word, articles that vanished."""
        if self.crawler.engine is None:
            raise RuntimeError("a spider that is idle has an engine")
        try:
            for request in self.last_requests():
                self.crawler.engine.crawl(request)
        except Exception:
            # Scrapy logs what a signal's handler raises, and counts what a callback does.
            self.crawler.stats.inc_value("spider_exceptions/count")
            raise

    def last_requests(self) -> Iterator[scrapy.Request]:
        """Yield what `ask_last` asks."""
        for article_id, url in self.untold.items():
            if article_id not in self.unwanted:
                yield from self.new_request(article_id, url)
        self.untold.clear()
        for known in self.revisits.vanished():
            if known.article_id not in self.asked:
                yield self.known_request(known)

    def parse_article(self, response: Response) -> Iterator[scrapy.Request]:
        """Ask a known article a second time if it is gone: one 404 may be a hiccup. Ask for an article's files."""
        known = self.revisits.known.get(response.meta["article_id"])
        if response.status in GONE and known and not response.meta.get("is_second"):
            again = self.article_request(response.meta["article_id"], known.url)
            again.meta["is_second"] = True
            yield again.replace(priority=LATER, dont_filter=True)
        if response.status == 200:
            yield from attachment_requests(page_of(response), self.revisits, is_filtered=self.is_filtered)

    def is_old(self, entry: discover.Listed) -> bool:
        """Say whether every date beside an entry lies before the first day wanted."""
        if self.since is None:
            return False
        days = [read.at.date() for clue in entry.clues if (read := read_date(clue.raw, datetime.now(UTC)))]
        return bool(days) and max(days) < self.since


def page_of(response: Response) -> Page:
    """Give Scrapy's answer as the page that the read stage will see, so that both find the same addresses."""
    packing = (response.headers.get("Content-Encoding") or b"").decode("latin-1")
    return Page(
        url=response.url,
        status=response.status,
        body=unpacked(response.body, packing)[0],
        fetched_at=datetime.now(UTC),
        kind=response.meta["kind"],
        content_type=(response.headers.get("Content-Type") or b"").decode("latin-1"),
    )
