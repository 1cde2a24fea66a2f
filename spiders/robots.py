"""Answers for robots.txt from the archive while it is young: RFC 9309 lets a crawler keep it for a day."""

from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from spiders.revisits import Revisits

KEPT_FOR = timedelta(hours=24)
IS_KEPT = "kept"
"""Flag of an answer that was not fetched and is not archived again."""


class KeptRobots:
    """A downloader middleware, before the archive's."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Give a middleware that asks the crawl's spider what is known."""
        return cls(crawler)

    def process_request(self, request: Request) -> Response | None:
        """Give the robots.txt that this host answered within a day, else let it be asked."""
        revisits = getattr(self.crawler.spider, "revisits", None)
        if urlsplit(request.url).path != "/robots.txt" or not isinstance(revisits, Revisits):
            return None
        known = revisits.known.get(request.url)
        if known is None or known.status != 200 or datetime.now(UTC) - known.visited_at > KEPT_FOR:
            return None
        page = known.answer(revisits.home)
        return Response(request.url, body=page.body, flags=[IS_KEPT], request=request) if page else None
