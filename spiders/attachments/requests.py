"""Asks for the files of an article: each address once, and never again once it has been answered."""

from collections.abc import Container, Iterator

import scrapy
from scrapy.http import Response

from spiders.attachments.links import attachment_id
from spiders.page import Page
from spiders.site import Site


def attachment_requests(page: Page, site: type[Site], known: Container[str]) -> Iterator[scrapy.Request]:
    """Yield a request for each file of an article's page whose id is not known."""
    article_id = site.article_id(page.url)
    for file in site.attachment_links(page) if article_id else ():
        file_id = attachment_id(article_id or "", file.url)
        if file_id not in known:
            yield scrapy.Request(file.url, archived, meta={"kind": "attachment", "article_id": file_id})


def archived(response: Response) -> None:
    """Follow nothing: the file is in the archive, and the read stage reads it there."""
