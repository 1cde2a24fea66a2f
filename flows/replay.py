"""Replay: the archive read again with today's parsers, no site asked, then the road as every day."""

from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.home import Home, new_run_id
from flows.load import load_archived
from flows.progress import progress
from flows.publish import publish_warehouse
from flows.report import RunReport
from flows.reread import Reread, reread
from flows.understand import read_pending

read = task(name="read", cache_policy=NO_CACHE)(reread)
load = task(name="load", cache_policy=NO_CACHE)(load_archived)
annotate = task(name="annotate", cache_policy=NO_CACHE)(read_pending)
publish = task(name="publish", cache_policy=NO_CACHE)(publish_warehouse)


@flow(name="replay")
def replay(
    home: str, run_ids: list[str], sites: str = "spiders.sites", workers: int | None = None
) -> tuple[RunReport, list[Reread]]:
    """Leave a published file in which the runs stand as today's parsers read them; give what differs, by outlet.

    An article whose text is read as before stays untouched; another text is a new version that names its parser.
    """
    place = Home(Path(home))
    with place.lease():
        run_id = new_run_id("replay")
        with progress("reading", len(place.crawl_folders(*run_ids))) as advance:
            rereads = read(place, run_ids, sites, advance=advance)
        loaded = load(place, run_id, sites, run_ids, anew=True)
        text_count, copy_count = annotate(place, run_id, workers)
        snapshot = publish(place)
    return RunReport(run_id, [], loaded, text_count, copy_count, snapshot), rereads
