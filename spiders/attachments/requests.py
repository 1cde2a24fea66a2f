"""Asks for the files of articles that are kept: each once for its article, and never again once it has been answered."""

from collections.abc import Iterator
from datetime import timedelta

import scrapy
from scrapy.http import Response

from spiders.attachments.links import MAX_FILES, AttachedFile, attachment_id
from spiders.page import Page
from spiders.read import GONE, UNREADABLE
from spiders.revisits import Revisits
from spiders.site import Site
from spiders.topic import is_about_ai
from warehouse.records import Article


def attachment_requests(page: Page, revisits: Revisits, *, is_filtered: bool) -> Iterator[scrapy.Request]:
    """Yield a request for each file of an answer's articles that no crawl has had; none of an article passed over.

    Of a file in several formats the best is asked, and the next one by a later crawl if that could not be read.

    Args:
        page: an article's page, or an API's answer with many articles.
        revisits: what earlier crawls know.
        is_filtered: leave out the files of articles that are not about AI.
    """
    try:
        found = {key: files for key, files in revisits.site.attached_files(page).items() if files}
        passed = passed_over(page, revisits.site) if found and is_filtered else set()
    except UNREADABLE:
        return  # the read stage makes the problem row
    for article_id, files in found.items():
        if article_id not in passed:
            for file in files[:MAX_FILES]:
                yield from file_requests(article_id, file, revisits)


def file_requests(article_id: str, file: AttachedFile, revisits: Revisits) -> Iterator[scrapy.Request]:
    """Yield the request for one file, in the best format that was not tried in vain; none if a crawl had it."""
    for candidate in (file, *file.others):
        file_id = attachment_id(article_id, candidate.url)
        known = revisits.known.get(file_id)
        is_wanted = known is None or known.status not in {200, *GONE}
        if is_wanted and file_id not in revisits.asked_files:
            revisits.asked_files.add(file_id)
            meta = {"kind": "attachment", "article_id": file_id}
            # Scrapy's filter goes by the address, which two articles may name: each has the file as its own.
            yield scrapy.Request(candidate.url, archived, meta=meta, dont_filter=True)
        if known is None or known.published_at or known.status not in {200, *GONE}:
            return  # asked now, or held; a file that was given and not read leaves it to the next format


def missing_files(revisits: Revisits, *, is_filtered: bool = False) -> Iterator[scrapy.Request]:
    """Yield requests for files of recent articles that we lack: a crawl was killed, or the server was out of order.

    An article's page that we know is of one that was kept; an API's answer is filtered as a new one if `is_filtered`.
    """
    if not revisits.site.attachment:
        return
    first = revisits.now - timedelta(revisits.revisit_days)
    for one in revisits.known.values():
        is_recent = (one.published_at or one.visited_at) >= first
        if one.kind in ("article", "api") and is_recent and not one.is_passed_over:
            page = revisits.answer(one)
            if page:
                yield from attachment_requests(page, revisits, is_filtered=is_filtered and one.kind == "api")


def passed_over(page: Page, site: type[Site]) -> set[str]:
    """Give the articles of an answer that are not about AI; one without a text is judged by its file."""
    articles = [row for row in site.read(page) if isinstance(row, Article)]
    return {one.article_id for one in articles if not is_about_ai(f"{one.title}\n{one.body}")}


def archived(response: Response) -> None:
    """Follow nothing: the file is in the archive, and the read stage reads it there."""
