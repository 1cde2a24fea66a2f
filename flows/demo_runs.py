"""The demo's runs and those of real outlets, kept in homes apart: else made-up articles stand among real ones."""

from collections.abc import Iterable

from flows.home import Home, HomeError
from spiders.registry import SITES

DEMO_SITES = "spiders.demo_sites"
DEMO_LABEL = "demo"


def keep_apart(home: Home, sites: str) -> None:
    """Show that a run on these sites brings nothing that the home's other runs must not stand beside.

    Raises:
        HomeError: the home holds the demo's runs and the sites are real, or the other way round.
    """
    made_up, real = _apart(home, home.run_ids())
    if sites == DEMO_SITES and real:
        raise HomeError(
            f"{home.root} holds runs of real outlets ({real[0]}); choose another home for the demo with --home"
        )
    if sites != DEMO_SITES and made_up:
        raise HomeError(
            f"{home.root} holds the demo's made-up articles; choose another home with --home or CORPUS_HOME"
        )


def sites_of(home: Home, run_ids: Iterable[str]) -> str:
    """Give the package of sites by which the archives of runs are read.

    Raises:
        HomeError: the runs are of both kinds, as in a home that an older version let them share.
    """
    made_up, real = _apart(home, run_ids)
    if made_up and real:
        raise HomeError(
            f"{home.root} holds runs of the demo ({made_up[0]}) beside those of real outlets ({real[0]}); "
            "move one kind and the warehouse away, and `corpus replay` fills a new one"
        )
    return DEMO_SITES if made_up else SITES


def _apart(home: Home, run_ids: Iterable[str]) -> tuple[list[str], list[str]]:
    """Give the demo's runs and the real ones; a run that only read texts, as a replay, has no archive and is neither."""
    crawled = [run_id for run_id in run_ids if home.crawl_folders(run_id)]
    made_up = [run_id for run_id in crawled if run_id.endswith(f"-{DEMO_LABEL}")]
    return made_up, [run_id for run_id in crawled if run_id not in made_up]
