"""Asks again where that may help, leaves a host alone that asks for it, and tells of each request without an answer."""

from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings

from spiders.guard import note

ENOUGH = frozenset((429, 503))


class Retries(RetryMiddleware):
    """Scrapy's own, but a host that says when to come back is not asked again: the next crawl is soon enough."""

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self.left_alone: set[str | None] = set()

    def process_request(self, request: Request) -> None:
        """Let a request pass; raises `IgnoreRequest` for a host that asked to be left alone."""
        host = urlsplit(request.url).hostname
        if host in self.left_alone:
            raise IgnoreRequest(f"{host} asked to be left alone")

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Give the request again after a passing error, else the answer as it is."""
        wait = response.headers.get("Retry-After")
        if response.status not in ENOUGH or not wait:
            return super().process_response(request, response)
        host = urlsplit(request.url).hostname
        if host not in self.left_alone:
            self.left_alone.add(host)
            found = f"status {response.status}, Retry-After {wait.decode('latin-1')}: {host} is asked no more"
            note(self.crawler, "blocked", request.url, found)
        return response

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
