"""The read stage of attachments: an archived file becomes an article of its own, dated and signed as its parent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from spiders.attachments.limits import AttachmentError
from spiders.attachments.links import MAX_FILES, attachment_id
from spiders.attachments.text import attachment_text
from spiders.draft import content_hash
from spiders.known import Known
from spiders.page import Page
from spiders.site import Record, Site
from warehouse.records import Article, DateEvidence, Problem

VERSION: Final = 1
"""Of all readers of files; a row's extractor is `hwpx/1`."""
TEXTLESS: Final = ("no body", "pictures alone")
"""What a problem row says was found of a page that lacks nothing but a text."""


@dataclass(slots=True)
class Parent:
    """What a page leaves for its files."""

    rows: list[Record]
    """The page's own rows, of which it has problems alone until a file gives it a text."""
    textless: Page | None
    stems: dict[str, str]
    """The names of its files as the page shows them, by id."""
    is_recalled: bool = False
    """The page is one that an earlier crawl archived: its rows are not among this crawl's."""


def parents_of_files(page: Page, site: type[Site], rows: list[Record]) -> dict[str, Parent]:
    """Give what each file of an article's page will need, by the file's id."""
    article_id = site.article_id(page.url)
    lacks_text = any(isinstance(row, Problem) and row.found in TEXTLESS for row in rows)
    if article_id is None or not (lacks_text or any(isinstance(row, Article) for row in rows)):
        return {}
    files = site.attachment_links(page)
    if len(files) > MAX_FILES:
        expected = f"at most {MAX_FILES} attached files"
        rows.append(page.problem(site.outlet.outlet_id, "attachments_left_out", expected, str(len(files))))
    formats = [one for file in files[:MAX_FILES] for one in (file, *file.others)]
    stems = {attachment_id(article_id, file.url): file.stem for file in formats}
    return dict.fromkeys(stems, Parent(rows, page if lacks_text else None, stems))


def recalled_parents(
    page: Page, site: type[Site], known: Mapping[str, Known], home: Path
) -> dict[str, Parent]:
    """Give what the page of a file left for it in an earlier crawl, which did not get the file."""
    one = known.get((page.asked_article_id or "").partition("#")[0])
    earlier = one.answer(home) if one else None
    if one is None or earlier is None:
        return {}
    earlier = replace(earlier, crawl_id=page.crawl_id, listed=one.clues)
    parents = parents_of_files(earlier, site, list(site.read(earlier)))
    for parent in parents.values():
        parent.is_recalled = True
    return parents


def read_attachment(page: Page, site: type[Site], parents: dict[str, Parent]) -> list[Record]:
    """Give the article and date evidence of an archived file, or the problem with it.

    A page that has no text of its own takes that of its first file: the page's rows are then its article, and the
    file has none.
    """
    outlet_id, file_id = site.outlet.outlet_id, page.asked_article_id or ""
    parent = parents.get(file_id)
    try:
        name, text = attachment_text(page.body)
    except AttachmentError as error:
        return [page.problem(outlet_id, f"attachment_{error.kind}", "a text in HWP, HWPX or PDF", str(error))]
    if parent and parent.textless:
        parent.rows[:] = site.read_article(replace(parent.textless, file_text=text))
        parent.textless = None
        return list(parent.rows) if parent.is_recalled else []
    article = next((row for row in parent.rows if isinstance(row, Article)), None) if parent else None
    if parent is None or article is None:
        return [page.problem(outlet_id, "attachment_without_article", "an article that was read", "none")]
    title = parent.stems[file_id] or article.title
    digest = content_hash(title, text)
    attached = replace(
        article,
        article_id=file_id,
        parent_article_id=article.article_id,
        crawl_id=page.crawl_id,
        url=page.url,
        title=title,
        body=text,
        extractor=f"{name}/{VERSION}",
        content_hash=digest,
        fetched_at=page.fetched_at,
        warc_file=page.warc_file,
        warc_offset=page.warc_offset,
    )
    evidence = (row for row in parent.rows if isinstance(row, DateEvidence))
    return [attached, *(replace(row, article_id=file_id, content_hash=digest) for row in evidence)]
