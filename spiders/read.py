"""The read stage: a crawl's archive in, JSONL rows out; no network, no clock, the same bytes every time."""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from spiders import archive
from spiders.attachments.reading import (
    Parent,
    may_have_named,
    parents_of_files,
    read_attachment,
    recalled_parents,
)
from spiders.date_clues import DateClue
from spiders.discover import LISTS, by_article
from spiders.generic import generic_site
from spiders.judge import read_stats, summarise
from spiders.known import FILE_NAME as KNOWN
from spiders.known import Known, keep_known, read_known
from spiders.page import Page
from spiders.passing import IS_FILTERED, Passing, part
from spiders.registry import Sites, site_of
from spiders.rows import write_rows
from spiders.site import Record, Site
from warehouse.records import Article, Crawl, DateEvidence, Outlet, PassedOver, Problem, Visit

BLOCKED = frozenset((401, 403, 407, 429, 451))
GONE = frozenset((404, 410))
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RuntimeError, ArithmeticError)
"""What reading a page of a shape that nobody thought of may raise; a generator makes a RuntimeError of StopIteration."""


@dataclass
class Readings:
    """What the pages read so far have given; a page asked twice counts with its last answer."""

    by_url: dict[str, list[Record]] = field(default_factory=dict)
    """Rows by the address that gave them; of an attached file by its id, for two articles may name one address."""
    visits: list[Visit] = field(default_factory=list)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    listed: dict[str, tuple[DateClue, ...]] = field(default_factory=dict)
    parents: dict[str, Parent] = field(default_factory=dict)
    """What an attached file's page left for it, by the file's id."""
    gone_count: Counter[str] = field(default_factory=Counter)
    known: dict[str, Known] = field(default_factory=dict)
    """What was known when the crawl began, by article or address."""
    recalled: set[str] = field(default_factory=set)
    """What of it was looked through for the page that named a file."""
    home: Path = Path()
    passing: Passing = field(default_factory=Passing)
    live_count: int = 0
    """Lists that named something, or are as they were when they did."""


def read_folder(folder: Path, home: Path, sites: Sites, into: Path | None = None) -> Crawl:
    """Leave the rows of a crawl beside its archive and give its summary.

    Writes crawl, visit, article, date_evidence, passed_over, problem and outlet `.jsonl` in `folder`
    (HOME/runs/<run_id>/<outlet_id>), in place of any before, or in the folder `into`. An archive torn by a kill is mended first.
    Where they stand beside the archive, `known.jsonl` keeps the rows that the reading went by: a later one needs no other.
    """
    folder, home = folder.resolve(), home.resolve()
    archive.recover(folder)
    readings = Readings(known=read_known(folder / KNOWN), home=home)
    own = sites.get(folder.name)
    if own:
        readings.outlets[folder.name] = own.outlet  # said even where it gave no answer
    for page in archive.read_pages(folder, home):
        take(page, site_for(page, folder.name, sites), readings)
    rows = [row for found in readings.by_url.values() for row in found]
    articles = list({row.article_id: row for row in rows if isinstance(row, Article)}.values())
    passed: list[PassedOver] = []
    is_crawled = bool(read_stats(folder).get(IS_FILTERED))
    if own and not own.is_topical and is_crawled:
        articles, passed = sift(f"{folder.parent.name}/{folder.name}", own, readings, articles)
    kept = {(article.article_id, article.content_hash) for article in articles}
    evidence = [
        row for row in rows if isinstance(row, DateEvidence) and (row.article_id, row.content_hash) in kept
    ]
    crawl, doubts = summarise(
        folder,
        own.outlet.homepage if own else "",
        readings.visits,
        articles,
        [row for row in rows if isinstance(row, Problem)],
        is_idle=is_idle(readings, passed),
        is_barren=is_crawled and is_barren(readings),
    )
    write_rows(into or folder, Outlet, readings.outlets.values())
    withdrawals = {row.article_id: row for row in rows if isinstance(row, Visit)}
    write_rows(into or folder, Visit, [*readings.visits, *withdrawals.values()])
    write_rows(into or folder, Article, articles)
    write_rows(into or folder, DateEvidence, dict.fromkeys(evidence))
    write_rows(into or folder, PassedOver, passed)
    write_rows(into or folder, Problem, doubts)
    # What an empty crawl's lists name a mended parser may yet find.
    if into is None and crawl.outcome != "empty":
        keep_known(folder / KNOWN, went_by(readings, articles))
    write_rows(into or folder, Crawl, [crawl])  # last: its presence says that the folder is read
    return crawl


def went_by(readings: Readings, articles: list[Article]) -> set[str]:
    """Give the articles and addresses for which a reading looks into what is known: those asked, listed or read."""
    asked = {place for visit in readings.visits for place in (visit.url, visit.article_id) if place}
    return asked | readings.listed.keys() | readings.recalled | {article.article_id for article in articles}


def sift(
    crawl_id: str, site: type[Site], readings: Readings, articles: list[Article]
) -> tuple[list[Article], list[PassedOver]]:
    """Give the articles that are about AI, and what the crawl left out before or after fetching."""
    held = {one.article_id for one in readings.known.values() if one.article_id and one.published_at}
    kept, read = part(articles, held)
    asked = {visit.article_id for visit in readings.visits if visit.article_id}
    left = readings.passing.listed(crawl_id, site.outlet.outlet_id, asked | held, site.canonical_url)
    return kept, [*left, *read]


def is_idle(readings: Readings, passed: list[PassedOver]) -> bool:
    """Say whether a crawl without articles is in order: a list is alive, and nothing that was asked was lost."""
    lost = any(
        isinstance(row, Problem) and is_lost(row, visit, readings)
        for visit in readings.visits
        if visit.kind in ("article", "api") and visit.status not in GONE
        for row in readings.by_url[visit.url]
    )
    return any(one.stage == "read" for one in passed) or (readings.live_count > 0 and not lost)


def is_lost(row: Problem, visit: Visit, readings: Readings) -> bool:
    """Say whether an article is lost by a problem; one known before may be withdrawn and lead to the front page."""
    if row.kind == "led_elsewhere":
        return visit.article_id not in readings.known
    return row.kind != "not_an_article"


def is_barren(readings: Readings) -> bool:
    """Say whether lists were asked in vain: all may be empty after a redesign, while known articles are read as ever."""
    return readings.live_count == 0 and any(
        isinstance(row, Problem)
        for visit in readings.visits
        if visit.kind in LISTS
        for row in readings.by_url[visit.url]
    )


def site_for(page: Page, folder_name: str, sites: Sites) -> type[Site]:
    """Give what reads a page: the folder's own site, else the host's, else the generic reader."""
    own = sites.get(folder_name) or site_of(page.url, sites)
    return own or generic_site(urlsplit(page.url).hostname or "unknown")


def take(page: Page, site: type[Site], readings: Readings) -> None:
    """Add what one answer gives to the readings."""
    outlet_id = site.outlet.outlet_id
    readings.outlets[outlet_id] = site.outlet
    asked = page.asked_article_id or (site.article_id(page.url) if page.kind == "article" else None)
    readings.visits.append(page.visit(outlet_id, asked))
    known = readings.known.get(asked or "")
    listed = readings.listed.get(site.article_id(page.url) or "") or (known.clues if known else ())
    page = replace(page, listed=listed)
    place = asked if asked and page.kind == "attachment" else page.url
    readings.by_url[place] = read_answer(page, site, readings)


def read_answer(page: Page, site: type[Site], readings: Readings) -> list[Record]:
    """Give the rows of one answer, whatever its status; remembers the dates that lists name."""
    outlet_id = site.outlet.outlet_id
    if page.status == 304:
        return take_unchanged(page, site, readings)
    if page.kind in ("robots", "other") or 300 <= page.status < 400 or page.is_removed:
        return []
    if page.status in BLOCKED:
        return [page.problem(outlet_id, "blocked", "status 200", f"status {page.status}")]
    if page.status in GONE and page.asked_article_id:
        readings.gone_count[page.asked_article_id] += 1
        if readings.gone_count[page.asked_article_id] > 1:
            return []  # asked twice because it was known: withdrawn, which the two visits say
    if page.status != 200:
        return [page.problem(outlet_id, "http_error", "status 200", f"status {page.status}")]
    torn = page.problem(outlet_id, "torn", "a packed answer to its end", f"{len(page.body)} bytes and no end")
    if page.is_torn and page.kind not in LISTS:  # half a text is none; half a list is better than none
        return [torn]
    try:
        if page.kind == "attachment":
            return read_file(page, site, readings)
        rows = list(site.read(page))
        if page.kind in ("article", "api"):
            readings.parents |= parents_of_files(page, site, rows)
    except UNREADABLE as error:
        # One page of a shape nobody thought of must not cost the other pages of the crawl.
        found = f"{type(error).__name__}: {error}"
        return [page.problem(outlet_id, "unreadable", "a page that the site's reader understands", found)]
    unreadable = any(isinstance(row, Problem) for row in rows)
    if page.kind in LISTS and not unreadable and site_names_articles(site):
        take_list(page, site, readings)
    return [*rows, torn] if page.is_torn else rows


def read_file(page: Page, site: type[Site], readings: Readings) -> list[Record]:
    """Give the rows of an attached file; the page that named it may have been read in an earlier crawl."""
    if page.asked_article_id not in readings.parents:
        answers = may_have_named(page.asked_article_id or "", readings.known)
        readings.recalled |= answers.keys()
        readings.parents |= recalled_parents(page, site, answers.values(), readings.home)
    return read_attachment(page, site, readings.parents)


def take_list(page: Page, site: type[Site], readings: Readings) -> None:
    """Remember what a list says of its articles."""
    readings.live_count += 1
    entries = by_article(site.listed(page), site.article_id)
    readings.passing.take(page, entries)
    for article_id, entry in entries.items():
        clues = readings.listed.get(article_id, ()) + entry.clues
        readings.listed[article_id] = tuple(dict.fromkeys(clues))


def take_unchanged(page: Page, site: type[Site], readings: Readings) -> list[Record]:
    """Remember of a list that has not changed what it said when it was last fetched whole; give a problem if that is lost."""
    if page.kind == "api":
        readings.live_count += 1
    known = readings.known.get(page.url)
    try:
        last = known.answer(readings.home) if known and page.kind in LISTS else None
    except ValueError as error:
        expected = "the list as it last was, whole in the archive"
        return [page.problem(site.outlet.outlet_id, "archive_damaged", expected, str(error))]
    if last:
        take_list(replace(last, fetched_at=page.fetched_at), site, readings)
    return []


def site_names_articles(site: type[Site]) -> bool:
    """Say whether a site knows its articles by their address; the generic reader does not."""
    return bool(site.article_url)
