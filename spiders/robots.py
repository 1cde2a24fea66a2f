"""Keeps to robots.txt as RFC 9309 has it: without an answer nothing is asked, and an answer is good for a day."""

from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import DownloadFailedError, IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from spiders.archive import unpacked
from spiders.guard import note
from spiders.keyed import may_hold_key
from spiders.revisits import Revisits

LONGEST_DELAY = 60.0
"""Seconds of a Crawl-delay that are kept to: past them a crawl of an hour would see a handful of pages."""
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
        page = revisits.answer(known)
        return Response(request.url, body=page.body, flags=[IS_KEPT], request=request) if page else None


class Robots(RobotsTxtMiddleware):
    """Scrapy's own, which takes an error for leave to ask all and knows no Crawl-delay."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.addresses: dict[str, str] = {}
        self.unreachable: set[str] = set()
        self.delayed: set[str] = set()
        self.forbids_all: RobotParser = self._parserimpl.from_crawler(crawler, b"User-agent: *\nDisallow: /")
        crawler.signals.connect(self.keep_delay, signal=signals.robots_parsed)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Give the rules of a request's host: while its robots.txt cannot be had, all but a service with a key is forbidden."""
        parts = urlsplit(request.url)
        self.addresses.setdefault(parts.netloc, urljoin(request.url, "/robots.txt"))
        parser = await super().robot_parser(request)
        if parts.hostname in self.delayed:
            request.meta["autothrottle_dont_adjust_delay"] = True
        # Who gave us a key for its service has given leave to ask it.
        return self.forbids_all if parts.netloc in self.unreachable and not may_hold_key(request) else parser

    def keep_delay(self, robotparser: RobotParser, request: Request) -> None:
        """Wait between two requests of a host as long as its Crawl-delay says, if that is longer than we wait anyway."""
        settings, engine = self.crawler.settings, self.crawler.engine
        asked = robotparser.crawl_delay(settings["ROBOTSTXT_USER_AGENT"])
        host = urlsplit(request.url).hostname
        if engine is None or host is None or asked is None or asked <= settings.getfloat("DOWNLOAD_DELAY"):
            return
        if asked > LONGEST_DELAY:
            note(self.crawler, "crawl_delay", request.url, f"{asked:g} s: {LONGEST_DELAY:g} s are kept to")
        self.delayed.add(host)
        # Without jitter, which would go below it; for the host's slot as it is, and as it is made anew.
        delay = min(asked, LONGEST_DELAY)
        engine.downloader.per_slot_settings[host] = {"delay": delay, "jitter": 0.0}
        if host in engine.downloader.slots:
            slot = engine.downloader.slots[host]
            slot.delay, slot.jitter = delay, 0.0

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status == 429 or response.status >= 500:
            raise DownloadFailedError(f"status {response.status}")
        packing = (response.headers.get("Content-Encoding") or b"").decode("latin-1")
        body, is_whole = unpacked(response.body, packing)
        if not is_whole:
            raise DownloadFailedError("a packed answer without its end")
        rules = body if response.status == 200 else b""  # a page that says 404 holds none
        await super()._parse_robots(response.replace(body=rules), netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(
            exc, IgnoreRequest
        ):  # that is our own refusal to follow a redirect, told where it is made
            self.unreachable.add(netloc)
            note(self.crawler, "robots_unreachable", self.addresses[netloc], f"{type(exc).__name__}: {exc}")
        super()._robots_error(exc, netloc)
