"""Load: every archived crawl that the warehouse does not hold yet, this run's and any an earlier run left behind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from flows.crawl import CrawlResult
from flows.entity_decisions import decisions
from flows.evaluations import evaluations
from flows.home import Home
from flows.permissions import grants
from flows.removals import removals
from flows.remove.sweep import sweep
from flows.samples import load_kept
from spiders.known import FILE_NAME as KNOWN
from spiders.read import read_folder
from spiders.registry import load_sites
from warehouse.additions import (
    add_records,
    replace_entity_decisions,
    replace_rows,
)
from warehouse.awaited import loaded_crawl_ids, write_known_addresses
from warehouse.checks import BatchRefused
from warehouse.database import open_private
from warehouse.loader import load_crawl
from warehouse.records import Evaluation, PermissionGrant, Problem, Stage
from warehouse.removal import replace_removals


@dataclass(frozen=True, slots=True)
class LoadResult:
    """How many crawls were new to the warehouse, how many problems they brought, and which were refused and why."""

    crawl_count: int
    problem_count: int
    refused: tuple[str, ...]


def together(loads: Iterable[LoadResult]) -> LoadResult:
    """Give several loads as one."""
    some = list(loads)
    return LoadResult(
        sum(one.crawl_count for one in some),
        sum(one.problem_count for one in some),
        tuple(refusal for one in some for refusal in one.refused),
    )


def load_archived(
    home: Home,
    run_id: str,
    sites: str,
    run_ids: Iterable[str] | None = None,
    *,
    crawls: Iterable[CrawlResult] = (),
    anew: bool = False,
) -> LoadResult:
    """Leave in the warehouse what each archived crawl holds; a crawl that is refused stops no other.

    Args:
        home: the data home.
        run_id: the run that loads; a refused crawl is a problem of it, and is tried again by every later run.
        sites: the package of sites that reads a crawl whose rows are missing, as after a kill.
        run_ids: the runs to look at; all if unset.
        crawls: this run's crawls; one that left no rows, as for want of a key, becomes a problem here.
        anew: look at crawls that the warehouse holds, too: replay may have read them otherwise.
    """
    known_sites = load_sites(sites)
    crawl_count = problem_count = 0
    refused: list[Problem] = []
    silent = [
        one for one in crawls if not (home.crawl_folder(run_id, one.outlet_id) / "crawl.jsonl").exists()
    ]
    problems = [
        _problem(run_id, one.outlet_id, "crawl", one.outcome, "a crawl", one.reason) for one in silent
    ]
    with open_private(home.warehouse) as connection:
        replace_rows(connection, PermissionGrant, grants(home))
        replace_rows(connection, Evaluation, evaluations(home))
        taken_down = removals(home)
        replace_removals(connection, taken_down)
        replace_entity_decisions(connection, decisions(home))
        loaded = loaded_crawl_ids(connection)
        for folder in home.crawl_folders(*(home.run_ids() if run_ids is None else run_ids)):
            if not anew and "/".join(folder.parts[-2:]) in loaded:
                continue
            if not (folder / "crawl.jsonl").exists():
                read_folder(folder, home.root, known_sites)
            gone = {one.article_id for one in taken_down if one.outlet_id == folder.name}
            if gone and folder.name in known_sites:
                sweep(home, folder, known_sites[folder.name], gone)
            try:
                result = load_crawl(connection, folder)
            except BatchRefused as error:
                expected = "a crawl that keeps every must-check"
                refused.append(_problem(run_id, folder.name, "load", "batch_refused", expected, str(error)))
                continue
            crawl_count += result.is_new
            problem_count += result.row_counts.get("problem", 0)
        refused += [
            _problem(run_id, "", "load", "batch_refused", "samples and codings whose articles are here", said)
            for said in load_kept(connection, home)
        ]
        problems += refused
        if problems:
            add_records(connection, problems, f"problems of {run_id}")
    return LoadResult(crawl_count, problem_count + len(problems), tuple(problem.found for problem in refused))


def _problem(run_id: str, outlet_id: str, stage: Stage, kind: str, expected: str, found: str) -> Problem:
    return Problem(
        run_id=run_id,
        stage=stage,
        outlet_id=outlet_id,
        url="",
        kind=kind,
        expected=expected,
        found=found,
        happened_at=datetime.now(UTC),
    )


def leave_known(home: Home, run_id: str, outlet_ids: Iterable[str]) -> None:
    """Leave in each outlet's crawl folder what is known of its addresses, for the crawl that is to come."""
    with open_private(home.warehouse) as connection:
        for outlet_id in outlet_ids:
            folder = home.crawl_folder(run_id, outlet_id)
            folder.mkdir(parents=True, exist_ok=True)
            write_known_addresses(connection, outlet_id, folder / KNOWN)
