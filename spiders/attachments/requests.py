"""Asks for the files of an article that is kept: each address once, and never again once it has been answered."""

from collections.abc import Iterator
from datetime import timedelta

import scrapy
from scrapy.http import Response

from spiders.attachments.links import MAX_FILES, attachment_id
from spiders.page import Page
from spiders.read import GONE, UNREADABLE
from spiders.revisits import Revisits
from spiders.site import Site
from spiders.topic import is_about_ai
from warehouse.records import Article


def attachment_requests(page: Page, revisits: Revisits, *, is_filtered: bool) -> Iterator[scrapy.Request]:
    """Yield a request for each file of an article's page that no crawl has had; none if the article is passed over.

    Of a file in several formats the best is asked, and the next one by a later crawl if that could not be read.

    Args:
        page: the article's page.
        revisits: what earlier crawls know.
        is_filtered: leave out the files of an article that is not about AI.
    """
    site, article_id = revisits.site, revisits.site.article_id(page.url)
    try:
        files = site.attachment_links(page) if article_id else []
        if not article_id or not files or (is_filtered and is_passed_over(page, site)):
            return
    except UNREADABLE:
        return  # the read stage makes the problem row
    for file in files[:MAX_FILES]:
        for candidate in (file, *file.others):
            file_id = attachment_id(article_id, candidate.url)
            known = revisits.known.get(file_id)
            if known is None or known.status not in {200, *GONE}:
                yield scrapy.Request(
                    candidate.url, archived, meta={"kind": "attachment", "article_id": file_id}
                )
            if known is None or known.published_at or known.status not in {200, *GONE}:
                break  # asked now, or held; a file that was given and not read leaves it to the next format


def missing_files(revisits: Revisits) -> Iterator[scrapy.Request]:
    """Yield requests for files of recent articles that we lack: a crawl was killed, or the server was out of order."""
    names_files = revisits.site.attachment_links.__func__ is not Site.attachment_links.__func__  # type: ignore[attr-defined]
    if not revisits.site.attachment and not names_files:
        return
    first = revisits.now - timedelta(revisits.revisit_days)
    for one in revisits.known.values():
        is_recent = (one.published_at or one.visited_at) >= first
        if one.kind == "article" and is_recent and not one.is_passed_over:
            page = one.answer(revisits.home)
            if page:
                yield from attachment_requests(page, revisits, is_filtered=False)


def is_passed_over(page: Page, site: type[Site]) -> bool:
    """Say whether a page has an article that is not about AI; one without a text is judged by its file."""
    articles = [row for row in site.read(page) if isinstance(row, Article)]
    return bool(articles) and not any(is_about_ai(f"{one.title}\n{one.body}") for one in articles)


def archived(response: Response) -> None:
    """Follow nothing: the file is in the archive, and the read stage reads it there."""
