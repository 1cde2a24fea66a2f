"""The read stage: a crawl's archive in, JSONL rows out; no network, no clock, the same bytes every time."""

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from spiders import archive
from spiders.attachments.reading import Parent, parents_of_files, read_attachment, recalled_parents
from spiders.discover import by_article
from spiders.generic import generic_site
from spiders.known import FILE_NAME as KNOWN
from spiders.known import Known, read_known
from spiders.page import DateClue, Page
from spiders.passing import IS_FILTERED, Passing, part
from spiders.registry import Sites, site_of
from spiders.rows import write_rows
from spiders.site import Record, Site
from warehouse.records import Article, Crawl, CrawlOutcome, DateEvidence, Outlet, PassedOver, Problem, Visit

BLOCKED = frozenset((401, 403, 407, 429, 451))
GONE = frozenset((404, 410))
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RuntimeError, ArithmeticError)
"""What reading a page of a shape that nobody thought of may raise; a generator makes a RuntimeError of StopIteration."""
LISTS = ("feed", "sitemap", "listing")


@dataclass
class Readings:
    """What the pages read so far have given; a page asked twice counts with its last answer."""

    by_url: dict[str, list[Record]] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    listed: dict[str, tuple[DateClue, ...]] = field(default_factory=dict)
    parents: dict[str, Parent] = field(default_factory=dict)
    """What an attached file's page left for it, by the file's id."""
    gone_count: Counter[str] = field(default_factory=Counter)
    known: dict[str, Known] = field(default_factory=dict)
    """What was known when the crawl began, by article or address."""
    home: Path = Path()
    passing: Passing = field(default_factory=Passing)
    live_count: int = 0
    """Lists that named something, or are as they were when they did."""


def read_folder(folder: Path, home: Path, sites: Sites, into: Path | None = None) -> Crawl:
    """Leave the rows of a crawl beside its archive and give its summary.

    Writes crawl, visit, article, date_evidence, passed_over, problem and outlet `.jsonl` in `folder`
    (HOME/runs/<run_id>/<outlet_id>), in place of any before, or in the folder `into`. An archive torn by a kill is mended first.
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
    if own and not own.is_topical and read_stats(folder).get(IS_FILTERED):
        articles, passed = sift(f"{folder.parent.name}/{folder.name}", own, readings, articles)
    kept = {(article.article_id, article.content_hash) for article in articles}
    evidence = [
        row for row in rows if isinstance(row, DateEvidence) and (row.article_id, row.content_hash) in kept
    ]
    crawl, doubts = summarise(
        folder,
        own.outlet.homepage if own else "",
        readings,
        articles,
        [row for row in rows if isinstance(row, Problem)],
        is_idle=is_idle(readings, passed),
    )
    write_rows(into or folder, Outlet, readings.outlets.values())
    write_rows(into or folder, Visit, readings.visits)
    write_rows(into or folder, Article, articles)
    write_rows(into or folder, DateEvidence, dict.fromkeys(evidence))
    write_rows(into or folder, PassedOver, passed)
    write_rows(into or folder, Problem, doubts)
    write_rows(into or folder, Crawl, [crawl])  # last: its presence says that the folder is read
    return crawl


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
    lost = [
        visit
        for visit in readings.visits
        if visit.kind in ("article", "api") and visit.status // 100 != 3 and visit.status not in GONE
    ]
    return readings.live_count > 0 and (not lost or any(one.stage == "read" for one in passed))


def site_for(page: Page, folder_name: str, sites: Sites) -> type[Site]:
    """Give what reads a page: the folder's own site, else the host's, else the generic reader."""
    own = sites.get(folder_name) or site_of(page.url, sites)
    return own or generic_site(urlsplit(page.url).hostname or "unknown")


def take(page: Page, site: type[Site], readings: Readings) -> None:
    """Add what one answer gives to the readings."""
    outlet_id = site.outlet.outlet_id
    readings.outlets[outlet_id] = site.outlet
    asked = page.asked_article_id or (site.article_id(page.url) if page.kind == "article" else None)
    readings.visits.append(
        Visit(
            crawl_id=page.crawl_id,
            outlet_id=outlet_id,
            url=page.url,
            kind=page.kind,
            status=page.status,
            fetched_at=page.fetched_at,
            article_id=asked,
            digest=archive.payload_digest(page),
            etag=page.etag,
            last_modified=page.last_modified,
            warc_file=page.warc_file,
            warc_offset=page.warc_offset,
        )
    )
    known = readings.known.get(asked or "")
    listed = readings.listed.get(site.article_id(page.url) or "") or (known.clues if known else ())
    page = replace(page, listed=listed)
    readings.by_url[page.url] = read_answer(page, site, readings)


def read_answer(page: Page, site: type[Site], readings: Readings) -> list[Record]:
    """Give the rows of one answer, whatever its status; remembers the dates that lists name."""
    outlet_id = site.outlet.outlet_id
    if page.status == 304:
        take_unchanged(page, site, readings)
        return []
    if page.kind in ("robots", "other") or 300 <= page.status < 400:
        return []
    if page.status in BLOCKED:
        return [page.problem(outlet_id, "blocked", "status 200", f"status {page.status}")]
    if page.status in GONE and page.asked_article_id:
        readings.gone_count[page.asked_article_id] += 1
        if readings.gone_count[page.asked_article_id] > 1:
            return []  # asked twice because it was known: withdrawn, which the two visits say
    if page.status != 200:
        return [page.problem(outlet_id, "http_error", "status 200", f"status {page.status}")]
    try:
        if page.kind == "attachment":
            if page.asked_article_id not in readings.parents:
                readings.parents |= recalled_parents(page, site, readings.known, readings.home)
            return read_attachment(page, site, readings.parents)
        rows = list(site.read(page))
        if page.kind == "article":
            readings.parents |= parents_of_files(page, site, rows)
    except UNREADABLE as error:
        # One page of a shape nobody thought of must not cost the other pages of the crawl.
        found = f"{type(error).__name__}: {error}"
        return [page.problem(outlet_id, "unreadable", "a page that the site's reader understands", found)]
    unreadable = any(isinstance(row, Problem) for row in rows)
    if page.kind in LISTS and not unreadable and site_names_articles(site):
        take_list(page, site, readings)
    return rows


def take_list(page: Page, site: type[Site], readings: Readings) -> None:
    """Remember what a list says of its articles."""
    readings.live_count += 1
    entries = by_article(site.listed(page), site.article_id)
    readings.passing.take(page, entries)
    for article_id, entry in entries.items():
        clues = readings.listed.get(article_id, ()) + entry.clues
        readings.listed[article_id] = tuple(dict.fromkeys(clues))


def take_unchanged(page: Page, site: type[Site], readings: Readings) -> None:
    """Remember of a list that has not changed what it said when it was last fetched whole."""
    if page.kind == "api":
        readings.live_count += 1
    known = readings.known.get(page.url)
    last = known.answer(readings.home) if known and page.kind in LISTS else None
    if last:
        take_list(replace(last, fetched_at=page.fetched_at), site, readings)


def site_names_articles(site: type[Site]) -> bool:
    """Say whether a site knows its articles by their address; the generic reader does not."""
    return bool(site.article_url)


def summarise(
    folder: Path,
    homepage: str,
    readings: Readings,
    articles: list[Article],
    problems: list[Problem],
    *,
    is_idle: bool,
) -> tuple[Crawl, list[Problem]]:
    """Give the crawl's row and all its problems, those of the whole crawl included."""
    stats, visits = read_stats(folder), readings.visits
    is_fruitless = not articles and not (is_idle and not fetch_failures(stats))
    run_id, outlet_id = folder.parts[-2:]
    moments = [visit.fetched_at for visit in visits] or [_run_began(run_id)]
    finished_at = _moment(stats, "finish_time") or max(moments)
    whole = [
        Problem(
            run_id=run_id,
            stage="crawl",
            outlet_id=outlet_id,
            url=url or (visits[0].url if visits else homepage),
            kind=kind,
            expected=expected,
            found=found,
            happened_at=finished_at,
        )
        for url, kind, expected, found in crawl_doubts(stats, visits, is_fruitless=is_fruitless)
    ]
    problems = problems + whole
    crawl = Crawl(
        crawl_id=f"{run_id}/{outlet_id}",
        run_id=run_id,
        outlet_id=outlet_id,
        started_at=_moment(stats, "start_time") or min(moments),
        finished_at=finished_at,
        outcome=outcome(stats, visits, problems, is_fruitless=is_fruitless),
        finish_reason=str(stats.get("finish_reason", "killed")),
        request_count=int(stats.get("downloader/request_count", len(visits))),
        response_count=len(visits),
        article_count=len(articles),
        problem_count=len(problems),
    )
    return crawl, problems


def crawl_doubts(
    stats: dict[str, Any], visits: list[Visit], *, is_fruitless: bool
) -> list[tuple[str, str, str, str]]:
    """Give (address or nothing, kind, expected, found) of everything wrong with a crawl as a whole."""
    doubts = []
    if is_fruitless:
        doubts.append(("", "empty_crawl", "at least 1 article", f"0 articles in {len(visits)} answers"))
    if stats.get("finish_reason") != "finished":
        doubts.append(("", "cut_short", "finish_reason finished", str(stats.get("finish_reason", "killed"))))
    for name, kind, expected in (
        ("spider_exceptions/count", "spider_exception", "no exception in the spider"),
        ("robotstxt/forbidden", "robots_forbidden", "requests that robots.txt allows"),
        ("corpus/pages_left_out_count", "pages_left_out", "lists that can be followed back to the first day"),
        ("corpus/left_out_count", "articles_left_out", "no more articles than the site's max_articles"),
    ):
        if stats.get(name):
            doubts.append(("", kind, expected, str(stats[name])))
    failures = fetch_failures(stats)
    if failures:
        found = ", ".join(f"{count} {name}" for name, count in failures.items())
        doubts.append(("", "fetch_failed", "an answer to every request", found))
    for kind, url, found in stats.get("corpus/refused", ()):
        doubts.append((url, kind, "an address of the outlet's own hosts", found))
    return list(dict.fromkeys(doubts))


def outcome(
    stats: dict[str, Any], visits: list[Visit], problems: list[Problem], *, is_fruitless: bool
) -> CrawlOutcome:
    """Judge a crawl by what it did: Scrapy itself ends with success whatever happens."""
    blocked_count = sum(problem.kind == "blocked" for problem in problems)
    answer_count = sum(visit.kind not in ("robots", "other") for visit in visits)
    if stats.get("finish_reason") not in ("finished", "closespider_timeout") or stats.get(
        "spider_exceptions/count"
    ):
        return "failed"
    if blocked_count > answer_count / 2:
        return "blocked"
    if is_fruitless:
        return "failed" if fetch_failures(stats) and not stats.get("response_received_count") else "empty"
    return "ok"


def fetch_failures(stats: dict[str, Any]) -> dict[str, int]:
    """Give how often a request brought no answer, by exception; what robots.txt forbade was no request."""
    prefix = "downloader/exception_type_count/"
    counts = {
        key.removeprefix(prefix).rsplit(".", 1)[-1]: int(stats[key]) for key in sorted(stats) if prefix in key
    }
    return {name: count for name, count in counts.items() if name != "IgnoreRequest"}


def read_stats(folder: Path) -> dict[str, Any]:
    """Give the crawler's final counts; a crawl that was killed left none."""
    path = folder / "stats.json"
    stats: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return stats


def _run_began(run_id: str) -> datetime:
    """Give the instant a run is named after: `20261122T060000-demo`."""
    return datetime.strptime(run_id.partition("-")[0], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def _moment(stats: dict[str, Any], name: str) -> datetime | None:
    return datetime.fromisoformat(stats[name]) if stats.get(name) else None
