"""Replay: the archive read again with today's parsers, no site asked, then the road as every day."""

from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.home import Home, new_run_id
from flows.load import load_archived
from flows.publish import publish_warehouse
from flows.report import RunReport
from flows.server_watch import watch_server
from flows.understand import read_pending

load = task(name="load", cache_policy=NO_CACHE)(load_archived)
annotate = task(name="annotate", cache_policy=NO_CACHE)(read_pending)
publish = task(name="publish", cache_policy=NO_CACHE)(publish_warehouse)


@flow(name="replay")
def replay(
    home: str, run_ids: list[str], sites: str = "spiders.sites", workers: int | None = None
) -> RunReport:
    """Leave a published file in which the runs stand as today's parsers read them."""
    watch_server()
    place = Home(Path(home))
    with place.lease():
        run_id = new_run_id("replay")
        loaded = load(place, run_id, sites, run_ids, anew=True)
        text_count, copy_count = annotate(place, run_id, workers)
        snapshot = publish(place)
    return RunReport(run_id, [], loaded, text_count, copy_count, snapshot)
