"""What a take-down is about: the articles with their files, their copies elsewhere, and every text they ever had here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flows.errors import UserError
from flows.home import Home
from flows.removals import removals
from flows.traces import Traces, normal, without_lines
from spiders import archive
from spiders.discover import LISTS, by_article
from spiders.page import Page
from spiders.read import UNREADABLE
from spiders.registry import Sites
from spiders.rows import read_rows
from spiders.site import Site
from warehouse.database import open_private
from warehouse.records import Article
from warehouse.removal import copies_of, files_of, repeated_by, texts_of


@dataclass
class Targets:
    """Some articles, and what is known of them."""

    article_ids: set[str]
    outlet_ids: dict[str, str] = field(default_factory=dict)
    """By article."""
    hashes: dict[str, set[str]] = field(default_factory=dict)
    """By article: the digest of each text."""
    titles: set[str] = field(default_factory=set)
    """Headlines, and what lists say of the articles: short, and wherever they stand they are theirs."""
    bodies: set[str] = field(default_factory=set)
    repeated_by: dict[str, set[str]] = field(default_factory=dict)
    """By article: those of other outlets that repeat it."""
    archived: set[str] = field(default_factory=set)
    """Those with an answer in the archive, whether anything was read of it or not: a later parser may."""

    def add(self, article_id: str, outlet_id: str, content_hash: str, title: str, body: str) -> None:
        """Take one text as one of theirs."""
        self.outlet_ids[article_id] = outlet_id
        self.hashes.setdefault(article_id, set()).add(content_hash)
        self.titles.add(title)
        self.bodies.add(body)

    def asked_by(self, page: Page, site: type[Site]) -> set[str]:
        """Give those of them for which an answer was asked."""
        asked = {page.asked_article_id}
        if page.kind in ("article", "attachment"):
            asked.add(site.article_id(page.url))
        return self.article_ids & asked


def find(
    home: Home, article_ids: Iterable[str], sites: Sites, *, with_copies: bool
) -> tuple[Targets, list[tuple[str, str, float]]]:
    """Give the targets with all texts of theirs, and the copies of them that stay: article, kind and similarity.

    Raises:
        UserError: there is no such article, and there never was a removal of it.
    """
    targets = Targets(set(article_ids))
    with open_private(home.warehouse) as connection:
        copies = copies_of(connection, targets.article_ids)
        if with_copies:
            targets.article_ids |= {article_id for article_id, _, _ in copies}
            copies = []
        targets.article_ids |= files_of(connection, targets.article_ids)
        for row in texts_of(connection, targets.article_ids):
            targets.add(*row)
        for origin_id, copy_id in repeated_by(connection, targets.article_ids):
            targets.repeated_by.setdefault(origin_id, set()).add(copy_id)
    for row in _rows(home, targets.article_ids):
        targets.add(*row)
    for article_id in targets.article_ids:
        targets.outlet_ids.setdefault(article_id, article_id.partition(":")[0])
    _read_archive(home, targets, sites)
    known = targets.hashes.keys() | targets.archived | {one.article_id for one in removals(home)}
    unknown = sorted(targets.article_ids - known)
    if unknown:
        raise UserError(
            f"remove: no article {unknown[0]} in {home.root}; `corpus search` and `corpus sql` show ids"
        )
    return targets, copies


def text_of(page: Page) -> str:
    """Give an answer as text, whatever it is."""
    try:
        return page.text
    except UNREADABLE:
        return page.body.decode("utf-8", "replace")


def listed(page: Page, site: type[Site]) -> dict[str, str]:
    """Give what a list says of each article; any other answer, or one that cannot be read, says nothing."""
    if page.kind not in LISTS or page.status != 200:
        return {}
    try:
        entries = by_article(site.listed(page), site.article_id)
    except UNREADABLE:
        return {}  # the read stage tells it as a problem
    return {article_id: entry.text for article_id, entry in entries.items()}


def short_in_list(page: Page, site: type[Site], article_ids: set[str], short: set[str]) -> set[str]:
    """Give those of some short lines that a list says of the articles, and of no other."""
    if not short:
        return set()
    entries = listed(page, site)
    theirs = [normal(entries[one]) for one in article_ids & entries.keys()]
    lines = (line for one in entries.keys() - article_ids for line in entries[one].splitlines())
    others = set(map(normal, lines))
    return {
        line for line in short if normal(line) not in others and any(normal(line) in text for text in theirs)
    }


def written_without(page: Page, traces: Traces, short: set[str]) -> bytes | None:
    """Give an answer's payload with signs in the place of traces and short lines, in its own charset.

    Empty if that cannot be done; None if there is nothing to take out.
    """
    text = text_of(page)
    clean = without_lines(traces.without(text), short)
    if clean == text:
        return None
    for charset in ("utf-8", "utf-8-sig", "cp949", "utf-16"):
        try:
            if text.encode(charset) == page.body:
                return clean.encode(charset)
        except UnicodeEncodeError:
            continue
    return b""


def pages_of(home: Home, outlet_ids: Iterable[str] | None = None) -> Iterator[tuple[Path, Page]]:
    """Yield each archived answer with its crawl's folder, of some outlets or of all."""
    wanted = None if outlet_ids is None else set(outlet_ids)
    for folder in home.crawl_folders(*home.run_ids()):
        if wanted is None or folder.name in wanted:
            archive.recover(folder)
            for page in archive.read_pages(folder, home.root):
                yield folder, page


def _rows(home: Home, article_ids: set[str]) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield what the rows beside the archives say, loaded or not."""
    for path in home.runs.glob("*/*/article.jsonl"):
        for row in read_rows(path):
            if row["article_id"] in article_ids or row["parent_article_id"] in article_ids:
                article_ids.add(row["article_id"])
                yield row["article_id"], row["outlet_id"], row["content_hash"], row["title"], row["body"]


def _read_archive(home: Home, targets: Targets, sites: Sites) -> None:
    """Add what today's parsers read of the articles, and what lists say of them: a lead may stand in no body."""
    for folder, page in pages_of(home, set(targets.outlet_ids.values())):
        site = sites.get(folder.name)
        if site is None or not page.body or page.is_removed:
            continue
        asked = targets.asked_by(page, site)
        targets.archived |= asked
        if page.status != 200:
            continue
        entries = listed(page, site)
        targets.titles |= {entries[one] for one in targets.article_ids & entries.keys()}
        try:
            if page.kind == "api" or (asked and page.kind not in LISTS):
                for row in site.read(page):
                    if isinstance(row, Article) and row.article_id in targets.article_ids:
                        targets.add(row.article_id, row.outlet_id, row.content_hash, row.title, row.body)
        except UNREADABLE:
            continue  # what cannot be read gave no text; the record of an article asked for is emptied all the same
