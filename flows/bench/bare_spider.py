"""Scrapy with nothing of ours, over a list of addresses: what `corpus bench crawl` measures our crawl against."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

CONCURRENCY = 8


class Bare(scrapy.Spider):
    """Asks every address of a list and does nothing with the answers."""

    name = "bare"

    async def start(self) -> AsyncIterator[Any]:
        """Ask the addresses in their order."""
        for url in Path(sys.argv[1]).read_text("utf-8").split():
            yield scrapy.Request(url)

    def parse(self, response: Response) -> None:
        """Do nothing."""


def main() -> None:
    """Crawl; the list's file is the one argument. Prints how many answers came."""
    process = AsyncCrawlerProcess(
        {
            "DOWNLOAD_DELAY": 0,
            "CONCURRENT_REQUESTS": CONCURRENCY,
            "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENCY,
            "LOG_LEVEL": "INFO",
            "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        }
    )
    crawler = process.create_crawler(Bare)
    process.crawl(crawler)
    process.start()
    print(crawler.stats.get_value("response_received_count") if crawler.stats else 0)


if __name__ == "__main__":
    main()
