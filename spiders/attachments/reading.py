"""The read stage of attachments: an archived file becomes an article of its own, dated and signed as its parent."""

from collections.abc import Iterable, Mapping, Set
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
from warehouse.records import Article, DateEvidence

VERSION: Final = 1
"""Of all readers of files; a row's extractor is `hwpx/1`."""


@dataclass(slots=True)
class Parent:
    """What an answer leaves for the files of its articles."""

    page: Page
    rows: list[Record]
    """The answer's own rows, of which an article without a text has none until a file gives it one."""
    textless: set[str]
    """Its articles that lack nothing but a text."""
    stems: dict[str, str]
    """The names of its files as the answer shows them, by id."""
    is_recalled: bool = False
    """An earlier crawl archived the answer: its rows are not among this crawl's."""


def parents_of_files(page: Page, site: type[Site], rows: list[Record]) -> dict[str, Parent]:
    """Give what each file of an answer's articles will need, by the file's id; adds a problem for too many files."""
    found = {key: files for key, files in site.attached_files(page).items() if files}
    held = {row.article_id for row in rows if isinstance(row, Article)}
    textless = textless_articles(page, site, found.keys() - held) if found.keys() - held else set()
    parent = Parent(page, rows, textless, {})
    for article_id in filter(lambda key: key in held | textless, found):
        files = found[article_id]
        if len(files) > MAX_FILES:
            expected = f"at most {MAX_FILES} files attached to {article_id}"
            rows.append(
                page.problem(site.outlet.outlet_id, "attachments_left_out", expected, str(len(files)))
            )
        formats = [one for file in files[:MAX_FILES] for one in (file, *file.others)]
        parent.stems |= {attachment_id(article_id, file.url): file.stem for file in formats}
    return dict.fromkeys(parent.stems, parent)


def textless_articles(page: Page, site: type[Site], article_ids: Set[str]) -> set[str]:
    """Give which of some articles of an answer are read once they have a text."""
    rows = site.read(replace(page, file_texts=dict.fromkeys(article_ids, "A text.")))
    return {row.article_id for row in rows if isinstance(row, Article)} & article_ids


def may_have_named(file_id: str, known: Mapping[str, Known]) -> dict[str, Known]:
    """Give the earlier answers that a file may come from, by article or address: its article's page, else any."""
    article_id = file_id.partition("#")[0]
    own = known.get(article_id)
    if own and own.kind == "article":
        return {article_id: own}
    return {place: one for place, one in known.items() if one.kind in ("article", "api")}


def recalled_parents(page: Page, site: type[Site], answers: Iterable[Known], home: Path) -> dict[str, Parent]:
    """Give what the answer that named a file left for it in an earlier crawl, which did not get the file."""
    file_id = page.asked_article_id or ""
    for one in answers:
        earlier = one.answer(home)
        if earlier is None:
            continue
        earlier = replace(earlier, crawl_id=page.crawl_id, listed=one.clues)
        parents = parents_of_files(earlier, site, list(site.read(earlier)))
        if file_id in parents:
            parents[file_id].is_recalled = True
            return parents
    return {}


def read_attachment(page: Page, site: type[Site], parents: dict[str, Parent]) -> list[Record]:
    """Give the article and date evidence of an archived file, or the problem with it.

    An article that has no text of its own takes that of its first file: the answer's rows then hold it, and the file
    has none.
    """
    outlet_id, file_id = site.outlet.outlet_id, page.asked_article_id or ""
    parent, article_id = parents.get(file_id), file_id.partition("#")[0]
    try:
        name, text = attachment_text(page.body)
    except AttachmentError as error:
        return [page.problem(outlet_id, f"attachment_{error.kind}", "a text in HWP, HWPX or PDF", str(error))]
    if parent and article_id in parent.textless:
        parent.textless.remove(article_id)
        parent.page = replace(parent.page, file_texts={**parent.page.file_texts, article_id: text})
        parent.rows[:] = site.read(parent.page)
        return own_rows(parent, article_id) if parent.is_recalled else []
    rows = own_rows(parent, article_id) if parent else []
    article = next((row for row in rows if isinstance(row, Article)), None)
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
    evidence = (row for row in rows if isinstance(row, DateEvidence))
    return [attached, *(replace(row, article_id=file_id, content_hash=digest) for row in evidence)]


def own_rows(parent: Parent, article_id: str) -> list[Record]:
    """Give the article and date evidence of one article of an answer."""
    return [
        row for row in parent.rows if isinstance(row, Article | DateEvidence) and row.article_id == article_id
    ]
