"""Load: every archived crawl that the warehouse does not hold yet, this run's and any an earlier run left behind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flows.home import Home
from spiders.read import read_folder
from spiders.registry import load_sites
from warehouse.database import open_private
from warehouse.loader import known_articles, load_crawl, loaded_crawl_ids

REVISIT_DAYS = 14
"""Corrections and withdrawals come within days; older articles are left in peace."""


@dataclass(frozen=True, slots=True)
class LoadResult:
    """How many crawls were new to the warehouse, and how many problems they brought."""

    crawl_count: int
    problem_count: int


def load_archived(
    home: Home, sites: str, run_ids: Iterable[str] | None = None, *, anew: bool = False
) -> LoadResult:
    """Leave in the warehouse what each archived crawl holds.

    Args:
        home: the data home.
        sites: the package of sites that reads a crawl whose rows are missing, as after a kill.
        run_ids: the runs to look at; all if unset.
        anew: read the archive again although rows are there, as replay does.
    """
    known_sites = load_sites(sites)
    crawl_count = problem_count = 0
    connection = open_private(home.warehouse)
    try:
        loaded = loaded_crawl_ids(connection)
        for run_id in home.run_ids() if run_ids is None else run_ids:
            for folder in home.crawl_folders(run_id):
                if not anew and f"{run_id}/{folder.name}" in loaded:
                    continue
                if anew or not (folder / "crawl.jsonl").exists():
                    read_folder(folder, home.root, known_sites)
                result = load_crawl(connection, folder)
                crawl_count += result.is_new
                problem_count += result.row_counts.get("problem", 0)
    finally:
        connection.close()
    return LoadResult(crawl_count, problem_count)


def known_addresses(home: Home, outlet_ids: Iterable[str]) -> dict[str, list[Mapping[str, str]]]:
    """Give each outlet's articles to visit again: article_id and url."""
    connection = open_private(home.warehouse)
    try:
        return {
            outlet_id: [
                {"article_id": article.article_id, "url": article.url}
                for article in known_articles(connection, outlet_id, REVISIT_DAYS)
            ]
            for outlet_id in outlet_ids
        }
    finally:
        connection.close()
