"""Scrapy's side of the archive: every answer goes into the WARC before any middleware has touched it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from spiders.archive import Answer, WarcWriter
from spiders.robots import IS_KEPT
from warehouse.records import VisitKind


class WarcRecorder:
    """A downloader middleware: archives redirects, errors and robots.txt as well as pages."""

    def __init__(self, folder: Path) -> None:
        self.writer = WarcWriter(folder)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Give a recorder that writes into the folder of the crawl and closes with the spider."""
        recorder = cls(Path(crawler.settings["CORPUS_FOLDER"]))
        crawler.signals.connect(recorder.close, signal=signals.spider_closed)
        return recorder

    def process_response(self, request: Request, response: Response) -> Response:
        """Archive an answer, unless it comes from the archive, and hand it on as it is."""
        if IS_KEPT in response.flags:
            return response
        kind: VisitKind = request.meta.get(
            "kind", "robots" if urlsplit(request.url).path == "/robots.txt" else "other"
        )
        headers = [(name, value) for name, values in response.headers.items() for value in values]
        self.writer.write(
            Answer(
                url=response.url,
                status=response.status,
                headers=headers,
                body=response.body,
                kind=kind,
                fetched_at=datetime.now(UTC),
                asked_article_id=request.meta.get("article_id"),
            )
        )
        return response

    def close(self) -> None:
        """Make the archive durable."""
        self.writer.close()
