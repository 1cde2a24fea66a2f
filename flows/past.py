"""The past of outlets, crawled a day or a span at a time: what is done lies in the archive and is not asked again."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Final

from flows.crawl import MOST_CRAWLS, CrawlResult, crawl_outlet, told
from flows.home import Home, new_run_id
from flows.load import LoadResult, leave_known, load_archived, together
from spiders.backfill import way_back
from spiders.dates import KST
from spiders.discover import LISTS
from spiders.read import GONE
from spiders.registry import load_sites
from spiders.rows import read_rows

NOT_HAD: Final = frozenset(
    ("api_error", "blocked", "fetch_failed", "http_error", "too_large", "torn", "undecodable", "unreadable")
)
"""Kinds of problems with a list that may have named more than it did; one that is gone or empty is had."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some days, both ends in, and the outlets to be asked for them."""

    first: date
    last: date
    outlet_ids: tuple[str, ...]

    @property
    def label(self) -> str:
        """Name the runs of these days; what a run of that name finished once they were over is not asked again."""
        days = dict.fromkeys((f"{self.first:%Y%m%d}", f"{self.last:%Y%m%d}"))
        return f"backfill_{'_'.join(days)}"


def spans(outlet_ids: list[str], first: date, last: date, sites: str) -> list[Span]:
    """Give what is to be asked: the whole span of outlets whose lists have pages, then day by day, newest first."""
    ways = {
        outlet_id: way_back(site) for outlet_id, site in load_sites(sites).items() if outlet_id in outlet_ids
    }
    paged = tuple(outlet_id for outlet_id, way in ways.items() if way == "pages")
    dated = tuple(outlet_id for outlet_id, way in ways.items() if way == "days")
    days = [last - timedelta(days=number) for number in range((last - first).days + 1)]
    return [Span(first, last, paged), *(Span(day, day, dated) for day in days)]


def crawl_past(
    home: Home, wanted: list[Span], sites: str, advance: Callable[[int], object]
) -> tuple[list[CrawlResult], LoadResult]:
    """Leave in the warehouse what the outlets had on those days; give what each crawl gave, and what was loaded.

    Each span is loaded before the next is asked, so that no article is fetched twice, not even after a kill.
    """
    results: list[CrawlResult] = []
    loads = [load_archived(home, new_run_id("backfill"), sites)]
    for span in wanted:
        todo = [outlet_id for outlet_id in span.outlet_ids if not is_done(home, span, outlet_id)]
        advance(len(span.outlet_ids) - len(todo))
        if not todo:
            continue
        run_id = new_run_id(span.label)
        leave_known(home, run_id, todo)
        crawls = list(_crawls(home, run_id, span, todo, sites, advance))
        loads.append(load_archived(home, run_id, sites, crawls=crawls))
        results += crawls
    return folded(results), together(loads)


def is_done(home: Home, span: Span, outlet_id: str) -> bool:
    """Say whether an outlet was asked for these days when they were over, let the crawl end, and answered every list."""
    over_at = datetime.combine(span.last + timedelta(days=1), time(), KST)
    for run_id in home.run_ids():
        folder = home.crawl_folder(run_id, outlet_id)
        crawls = read_rows(folder / "crawl.jsonl") if run_id.endswith(f"-{span.label}") else []
        for crawl in crawls:
            is_whole = crawl["finish_reason"] == "finished" and crawl["outcome"] in ("ok", "empty")
            is_over = datetime.fromisoformat(crawl["started_at"]) >= over_at
            if is_whole and is_over and not unanswered(folder):
                return True
    return False


def unanswered(folder: Path) -> str:
    """Give in one line the first list that a crawl did not get, or request that brought nothing; nothing if it had all."""
    visits = read_rows(folder / "visit.jsonl")
    lists = {visit["url"]: visit["status"] for visit in visits if visit["kind"] in (*LISTS, "api")}
    problems = read_rows(folder / "problem.jsonl")
    if not lists:  # as while robots.txt cannot be had
        return told(problems[0]) if problems else "no list was asked"
    for problem in problems:
        is_of_list = lists.get(problem["url"], HTTPStatus.GONE) not in GONE
        if problem["kind"] in NOT_HAD and (is_of_list or problem["kind"] == "fetch_failed"):
            return told(problem)
    return ""


def folded(crawls: list[CrawlResult]) -> list[CrawlResult]:
    """Give one row an outlet: its counts together, and the first day that went wrong."""
    by_outlet: dict[str, list[CrawlResult]] = {}
    for crawl in crawls:
        by_outlet.setdefault(crawl.outlet_id, []).append(crawl)
    rows = []
    for outlet_id, some in by_outlet.items():
        # A day without an article on AI is no failure.
        bad = next((one for one in some if one.outcome not in ("ok", "empty")), None)
        counts = (sum(one.article_count for one in some), sum(one.problem_count for one in some))
        rows.append(CrawlResult(outlet_id, bad.outcome if bad else "ok", *counts, bad.reason if bad else ""))
    return rows


def _crawls(
    home: Home, run_id: str, span: Span, outlet_ids: list[str], sites: str, advance: Callable[[int], object]
) -> Iterator[CrawlResult]:
    """Crawl some outlets beside one another, each in its own process and at its own pace."""
    since, until = span.first.isoformat(), span.last.isoformat()
    with ThreadPoolExecutor(MOST_CRAWLS) as threads:
        crawling = [
            threads.submit(crawl_outlet, home, run_id, outlet_id, sites=sites, since=since, until=until)
            for outlet_id in outlet_ids
        ]
        for crawl in as_completed(crawling):
            advance(1)
            result = crawl.result()
            lack = unanswered(home.crawl_folder(run_id, result.outlet_id))
            is_day = result.outcome in ("ok", "empty")  # a day without an article on AI is no failure
            yield replace(result, outcome="failed", reason=lack) if lack and is_day else result
