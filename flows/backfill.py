"""Backfill: what outlets published on past days, crawled as far as they let one go back, then the road as every day."""

from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.demo_runs import keep_apart
from flows.home import Home, new_run_id
from flows.past import crawl_past, spans
from flows.permissions import crawlable_outlets
from flows.progress import progress
from flows.publish import publish_warehouse
from flows.report import RunReport
from flows.understand import read_pending

crawl = task(name="crawl-past", cache_policy=NO_CACHE)(crawl_past)
annotate = task(name="annotate", cache_policy=NO_CACHE)(read_pending)
publish = task(name="publish", cache_policy=NO_CACHE)(publish_warehouse)


@flow(name="backfill")
def backfill(
    home: str,
    first: str,
    last: str,
    outlet_ids: list[str] | None = None,
    sites: str = "spiders.sites",
    workers: int | None = None,
) -> RunReport:
    """Leave a published file that holds what the outlets published from the first to the last day (YYYY-MM-DD).

    Days that were done are not asked again: after a kill the same call goes on.
    """
    place = Home(Path(home))
    with place.lease():
        keep_apart(place, sites)
        asked = outlet_ids or crawlable_outlets(place, sites)
        wanted = spans(asked, date.fromisoformat(first), date.fromisoformat(last), sites)
        with progress("outlet-days", sum(len(span.outlet_ids) for span in wanted)) as advance:
            crawls, loaded = crawl(place, wanted, sites, advance)
        run_id = new_run_id("backfill")
        text_count, copy_count = annotate(place, run_id, workers)
        snapshot = publish(place)
    return RunReport(run_id, crawls, loaded, text_count, copy_count, snapshot)
