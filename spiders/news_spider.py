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
`custom_settings`, but none that `spiders/settings.py` sets for politeness' sake; a made-up site on the loopback
may: `custom_settings = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}`.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from typing import Any, ClassVar

import scrapy
from scrapy.http import Response

from spiders import discover
from spiders.dates import read_date
from spiders.encoding import UndecodableError
from spiders.page import Page
from spiders.read import GONE
from spiders.site import Site
from warehouse.records import VisitKind

FIRST, LATER = 10, -10
"""Priorities: lists before articles, a second look at a vanished article after all else."""


class NewsSpider(Site, scrapy.Spider):
    """A site whose articles are HTML pages. `name`, `outlet`, `article_url` and one kind of list are needed."""

    name: str
    custom_settings: ClassVar[dict[Any, Any] | None] = None  # type: ignore[misc]  # Scrapy means a class variable
    feed_urls: ClassVar[tuple[str, ...]] = ()
    sitemap_urls: ClassVar[tuple[str, ...]] = ()
    """Sitemaps, news sitemaps or sitemap indexes."""
    sitemap_follow: ClassVar[str] = ""
    """Regular expression of the sitemaps of an index that are worth asking; empty: all."""
    listing_urls: ClassVar[tuple[str, ...]] = ()
    """HTML lists; `{page}` in one is counted from 1 to `listing_pages`."""
    listing_pages: ClassVar[int] = 1
    max_articles: ClassVar[int] = 500
    """Articles asked in one crawl; what is left out is counted and becomes a problem row."""

    def __init__(
        self, *, known: dict[str, str] | None = None, since: date | None = None, **kwargs: Any
    ) -> None:
        """Take the articles to visit again, by id, and the first day of those that are new to us."""
        super().__init__(**kwargs)
        self.known = known or {}
        self.since = since
        self.asked: set[str] = set()

    async def start(self) -> AsyncIterator[Any]:
        """Ask the lists first, then every article that is known already."""
        for request in self.list_requests():
            yield request
        for article_id, url in self.known.items():
            yield self.article_request(article_id, url)

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
        return scrapy.Request(url, self.parse_list, priority=FIRST, meta={"kind": kind}, dont_filter=True)

    def article_request(self, article_id: str, url: str) -> scrapy.Request:
        """Give the request for an article; a 404 or 410 comes to `parse_article` too."""
        self.asked.add(article_id)
        meta = {"kind": "article", "article_id": article_id, "handle_httpstatus_list": sorted(GONE)}
        return scrapy.Request(url, self.parse_article, meta=meta)

    def parse_list(self, response: Response) -> Iterator[scrapy.Request]:
        """Yield requests for what a list names: further sitemaps, and articles not yet asked."""
        page = page_of(response)
        try:
            entries = self.listed(page)
            sitemaps = discover.sitemap_entries(page)[1] if page.kind == "sitemap" else []
        except UndecodableError:
            return  # the read stage makes the problem row
        for url in sitemaps:
            if discover.is_wanted(url, self.sitemap_follow):
                yield scrapy.Request(url, self.parse_list, priority=FIRST, meta={"kind": "sitemap"})
        for entry in entries:
            article_id = self.article_id(entry.url)
            if (
                article_id is None
                or article_id in self.asked
                or article_id in self.known
                or self.is_old(entry)
            ):
                continue
            if len(self.asked) >= self.max_articles + len(self.known):
                self.crawler.stats.inc_value("corpus/left_out_count")
                continue
            yield self.article_request(article_id, self.canonical_url(entry.url))

    def parse_article(self, response: Response) -> Iterator[scrapy.Request]:
        """Ask a known article a second time if it is gone: one 404 may be a hiccup."""
        article_id = response.meta["article_id"]
        if response.status in GONE and article_id in self.known and not response.meta.get("is_second"):
            again = self.article_request(article_id, self.known[article_id])
            again.meta["is_second"] = True
            yield again.replace(priority=LATER, dont_filter=True)

    def is_old(self, entry: discover.Listed) -> bool:
        """Say whether every date beside an entry lies before the first day wanted."""
        if self.since is None:
            return False
        days = [read.at.date() for clue in entry.clues if (read := read_date(clue.raw, datetime.now(UTC)))]
        return bool(days) and max(days) < self.since


def page_of(response: Response) -> Page:
    """Give Scrapy's answer as the page that the read stage will see, so that both find the same addresses."""
    return Page(
        url=response.url,
        status=response.status,
        body=response.body,
        fetched_at=datetime.now(UTC),
        kind=response.meta["kind"],
        content_type=(response.headers.get("Content-Type") or b"").decode("latin-1"),
    )
