"""Asks again where that may help, leaves a host alone that asks for it, and tells of each request without an answer."""

from collections import Counter
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings

from spiders.guard import note
from spiders.read import BLOCKED

ENOUGH = frozenset((429, 503))
MOST_REFUSED = 10
"""Refusals in a row after which a host is taken to mean us, and not an article for its subscribers."""


class Retries(RetryMiddleware):
    """Scrapy's own, but a host that has had enough of us is not asked again: the next crawl is soon enough.

    It says when to come back, or refuses one request after another.
    """

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self.left_alone: set[str | None] = set()
        self.refused_in_row: Counter[str | None] = Counter()

    def process_request(self, request: Request) -> None:
        """Let a request pass; raises `IgnoreRequest` for a host that has had enough."""
        host = urlsplit(request.url).hostname
        if host in self.left_alone:
            raise IgnoreRequest(f"{host} is left alone")

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Give the request again after a passing error, else the answer as it is."""
        wait = response.headers.get("Retry-After") if response.status in ENOUGH else None
        when = f", Retry-After {wait.decode('latin-1')}" if wait else ""
        host = urlsplit(request.url).hostname
        self.refused_in_row[host] = self.refused_in_row[host] + 1 if response.status in BLOCKED else 0
        if (wait or self.refused_in_row[host] >= MOST_REFUSED) and host not in self.left_alone:
            self.left_alone.add(host)
            found = f"status {response.status}{when}: {host} is asked no more"
            note(self.crawler, "blocked", request.url, found)
        return response if wait else super().process_response(request, response)

    def process_exception(
        self, request: Request, exception: Exception, spider: Spider | None = None
    ) -> Request | Response | None:
        """Give the request again, and tell of one that is given up; what was refused is told where it was."""
        again = super().process_exception(request, exception)
        if again is None and not isinstance(exception, IgnoreRequest):
            note(
                self.crawler,
                "fetch_failed",
                request.url,
                f"{type(exception).__name__}: {exception}".removesuffix(": "),
            )
        return again
