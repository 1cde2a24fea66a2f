"""Asks for the files of an article that is kept: each address once, and never again once it has been answered."""

from collections.abc import Iterator, Mapping

import scrapy
from scrapy.http import Response

from spiders.attachments.links import attachment_id
from spiders.encoding import UndecodableError
from spiders.known import Known
from spiders.page import Page
from spiders.site import Site
from spiders.topic import is_about_ai
from warehouse.records import Article


def attachment_requests(
    page: Page, site: type[Site], known: Mapping[str, Known], *, is_filtered: bool
) -> Iterator[scrapy.Request]:
    """Yield a request for each file of an article's page that no crawl has had; none if the article is passed over.

    Args:
        page: the article's page.
        site: its site.
        known: what earlier crawls know, by article and file.
        is_filtered: leave out the files of articles that are not about AI.
    """
    article_id = site.article_id(page.url)
    try:
        files = site.attachment_links(page) if article_id else []
        if not article_id or not files or (is_filtered and is_passed_over(page, site)):
            return
    except UndecodableError:
        return  # the read stage makes the problem row
    for file in files:
        file_id = attachment_id(article_id, file.url)
        if file_id not in known or known[file_id].status != 200:
            yield scrapy.Request(file.url, archived, meta={"kind": "attachment", "article_id": file_id})


def is_passed_over(page: Page, site: type[Site]) -> bool:
    """Say whether a page has an article that is not about AI; one without a text is judged by its file."""
    articles = [row for row in site.read(page) if isinstance(row, Article)]
    return bool(articles) and not any(is_about_ai(f"{one.title}\n{one.body}") for one in articles)


def archived(response: Response) -> None:
    """Follow nothing: the file is in the archive, and the read stage reads it there."""
