"""Judges a crawl by what it left: Scrapy itself ends with success whatever happens."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warehouse.records import Article, Crawl, CrawlOutcome, Problem, Visit

EXPECTED = {
    "archive_damaged": "the last answer, whole in the archive; it is asked for anew",
    "blocked": "a host that answers",
    "crawl_delay": "a Crawl-delay that a crawl can keep to",
    "fetch_failed": "an answer",
    "robots_unreachable": "a robots.txt, or word that there is none",
}
"""What was expected of a host, or of our archive, by the kind of what was told; the other kinds refuse an address."""


def summarise(
    folder: Path,
    homepage: str,
    visits: list[Visit],
    articles: list[Article],
    problems: list[Problem],
    *,
    is_idle: bool,
    is_barren: bool,
) -> tuple[Crawl, list[Problem]]:
    """Give the crawl's row and all its problems, those of the whole crawl included.

    A crawl without articles is in order if it `is_idle` and every request was answered; one that `is_barren` never is.
    """
    stats = read_stats(folder)
    is_answered = all(kind != "fetch_failed" for kind, _, _ in stats.get("corpus/refused", ()))
    is_fruitless = is_barren or not (articles or (is_idle and is_answered))
    run_id, outlet_id = folder.parts[-2:]
    moments = [visit.fetched_at for visit in visits] or [_run_began(run_id)]
    started_at = _moment(stats, "start_time") or min(moments)
    # An archive's instants are whole seconds: those of a crawl that was ended at once may lie before its start.
    finished_at = _moment(stats, "finish_time") or max(started_at, *moments)
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
        for url, kind, expected, found in crawl_doubts(
            stats, visits, len(articles), is_fruitless=is_fruitless
        )
    ]
    problems = problems + whole
    crawl = Crawl(
        crawl_id=f"{run_id}/{outlet_id}",
        run_id=run_id,
        outlet_id=outlet_id,
        started_at=started_at,
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
    stats: dict[str, Any], visits: list[Visit], article_count: int, *, is_fruitless: bool
) -> list[tuple[str, str, str, str]]:
    """Give (address or nothing, kind, expected, found) of everything wrong with a crawl as a whole."""
    doubts = []
    if is_fruitless:
        if article_count:  # known ones, asked again
            doubts.append(("", "empty_crawl", "at least 1 list that names articles", "none"))
        else:
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
    refused = stats.get("corpus/refused", ())
    for kind, url, found in refused:
        doubts.append((url, kind, EXPECTED.get(kind, "an address of the outlet's own hosts"), found))
    untold_count = stats.get("corpus/refused_count", 0) - len(refused)
    if untold_count > 0:
        expected = "no more of a kind than are told one by one"
        doubts.append(("", "problems_left_out", expected, f"{untold_count} more"))
    return list(dict.fromkeys(doubts))


def outcome(
    stats: dict[str, Any], visits: list[Visit], problems: list[Problem], *, is_fruitless: bool
) -> CrawlOutcome:
    """Give the one word for what came of a crawl."""
    blocked_count = sum(problem.kind == "blocked" for problem in problems)
    # What was tried several times, or led to by many, is one row of `problem` at most.
    answer_count = len({visit.url for visit in visits if visit.kind not in ("robots", "other")})
    is_left_alone = any(kind == "blocked" for kind, _, _ in stats.get("corpus/refused", ()))
    if stats.get("finish_reason") not in ("finished", "closespider_timeout") or stats.get(
        "spider_exceptions/count"
    ):
        return "failed"
    if is_left_alone or blocked_count > answer_count / 2:
        return "blocked"
    if is_fruitless:
        return "empty" if stats.get("response_received_count") else "failed"
    return "ok"


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
