"""Keeps a crawl on its outlet's own hosts: what a page, a feed or a redirect names is asked only if it is theirs.

Every refusal is counted among the crawl's stats with its address; the read stage makes it a problem row.
"""

from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from typing import Any, Self
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies

from scrapy import Request, Spider
from scrapy.crawler import Crawler, CrawlerProcessBase
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

REFUSED = "corpus/refused"
"""Stat: a list of [kind, address, found]."""
MOST_TOLD = 200
"""Rows of one kind, so that many of one leave room for those of another; how many more there were is told, too."""
USUAL_PORTS = frozenset((80, 443))


class Guard:
    """A downloader middleware, the first that a request meets: redirects, retries and robots.txt pass it too."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.hosts = declared_hosts(crawler.spidercls)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Give a guard of the crawler's spider."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let a request to the outlet's own hosts pass; raises `IgnoreRequest` for any other."""
        reason = refusal(request.url, self.hosts)
        if reason:
            note(self.crawler, reason[0], request.url, reason[1])
            raise IgnoreRequest(f"{reason[0]}: {reason[1]}")


class Redirects(RedirectMiddleware):
    """Scrapy's own, but every redirect is followed or told."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Give the request that a redirect asks for, else the answer as it is."""
        target = (response.headers.get("Location") or b"").decode("latin-1")
        try:
            answer = super().process_response(request, response)
            if isinstance(answer, Request) and answer.url in (
                *request.meta.get("redirect_urls", ()),
                request.url,
            ):
                raise IgnoreRequest("a circle, as of a wall that wants cookies")
        except (IgnoreRequest, ValueError) as error:
            note(self.crawler, "refused_redirect", request.url, f"{error}: to {target}")
            raise IgnoreRequest(str(error)) from error
        if answer is response and response.status in (301, 302, 303, 307, 308):
            note(self.crawler, "refused_redirect", request.url, f"to {target or 'no address'}")
        # Where many lead to one place, such as a login, each is followed: Scrapy's filter would drop all but one unsaid.
        return answer.replace(dont_filter=True) if isinstance(answer, Request) else answer


class PublicResolver(CachingThreadedResolver):
    """Scrapy's own, but a name that leads to this machine or its network is no outlet's; the proxy's may."""

    process: CrawlerProcessBase

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: ReactorBase) -> Self:
        """Give a resolver that tells the stats of the crawler what it refused; Scrapy hands over the whole process."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.process = crawler
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> "Deferred[str]":  # noqa: N802  # Twisted's name
        """Give the address of a name; fails for a name with a private one."""
        return super().getHostByName(name, timeout).addCallback(self._public, name)

    def _public(self, address: str, name: str) -> str:
        if is_private(address) and name not in {urlsplit(url).hostname for url in getproxies().values()}:
            for crawler in self.process.crawlers:
                note(crawler, "private_address", name, f"a name that leads to {address}")
            raise DNSLookupError(f"{name} leads to the private address {address}")
        return address


def refusal(url: str, hosts: frozenset[tuple[str, int | None]]) -> tuple[str, str] | None:
    """Give (kind, what was found) of an address that may not be asked, or None for one of the outlet's own."""
    try:
        parts = urlsplit(url)
        host, port = bare(parts.hostname or ""), parts.port
    except ValueError as error:
        return "odd_address", str(error)
    if parts.scheme not in ("http", "https"):
        return "odd_address", f"an address of {parts.scheme}:"
    if parts.username is not None or parts.password is not None:
        return "odd_address", "an address with a user's name in it"
    if is_private(host):
        return "private_address", f"the private address {host}"
    if (host, port) in hosts or ((host, None) in hosts and (port is None or port in USUAL_PORTS)):
        return None
    return "foreign_host", parts.netloc[:300]


def declared_hosts(site: type[Spider]) -> frozenset[tuple[str, int | None]]:
    """Give (host, port) of the homepage, of `hosts`, and of every address that a site's class declares."""
    hosts: tuple[str, ...] = tuple(site.all_hosts()) if hasattr(site, "all_hosts") else ()
    addresses = (
        part for owner in site.__mro__ for value in vars(owner).values() for part in _addresses(value)
    )
    return frozenset(
        {(bare(host), None) for host in hosts} | {(bare(a.hostname or ""), a.port) for a in addresses}
    )


def bare(host: str) -> str:
    """Give a host as it is compared: `www.` and the root's dot say nothing about whose it is."""
    return host.lower().removesuffix(".").removeprefix("www.")


def is_private(host: str) -> bool:
    """Say whether a host is an IP address of this machine, of its network, or of no network at all."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return False


def note(crawler: Crawler, kind: str, url: str, found: str) -> None:
    """Leave a refusal in the crawl's stats."""
    if crawler.stats is None:
        return
    told: list[Any] = crawler.stats.get_value(REFUSED, [])
    crawler.stats.inc_value(f"{REFUSED}_count")
    if sum(one[0] == kind for one in told) < MOST_TOLD:
        crawler.stats.set_value(REFUSED, [*told, [kind, url[:2000], found[:500]]])


def _addresses(value: object) -> Iterator[SplitResult]:
    """Yield the addresses among the values of a class attribute."""
    for text in value if isinstance(value, tuple) else (value,):
        if isinstance(text, str) and text.startswith(("http://", "https://")):
            try:
                yield urlsplit(text)
            except ValueError:
                continue  # the pattern of an article's address
