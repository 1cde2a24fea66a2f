"""Ends a crawl whose parent process is gone: a killed flow leaves no spider behind.

The parent says who it is: by the time a spider starts, a parent killed meanwhile has been replaced by the system's.
"""

import os
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.task import LoopingCall

EVERY_SECONDS = 2.0


class ParentWatch:
    """A Scrapy extension: closes the spider with the reason `orphaned` once its parent is not that of CORPUS_PARENT."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.parent = crawler.settings.getint("CORPUS_PARENT")
        self.loop = LoopingCall(self.look)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Give a watch that runs as long as the spider."""
        watch = cls(crawler)
        crawler.signals.connect(watch.start, signal=signals.spider_opened)
        crawler.signals.connect(watch.stop, signal=signals.spider_closed)
        return watch

    def start(self) -> None:
        """Look now and every two seconds."""
        self.loop.start(EVERY_SECONDS)

    def stop(self) -> None:
        """Look no longer."""
        if self.loop.running:
            self.loop.stop()

    def look(self) -> None:
        """Close the spider if the parent is another."""
        engine = self.crawler.engine
        if os.getppid() != self.parent and engine is not None:
            self.loop.stop()
            deferred_from_coro(engine.close_spider_async(reason="orphaned"))
