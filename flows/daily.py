"""Daily: crawl every outlet, load what came, read what is new, check, publish."""

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.crawl import crawl_outlet
from flows.home import Home, new_run_id
from flows.load import known_addresses, load_archived
from flows.publish import publish_warehouse
from flows.report import RunReport
from flows.understand import read_pending

REVISIT_DAYS = 14
"""Corrections and withdrawals come within days; older articles are left in peace."""

crawl = task(name="crawl", task_run_name="crawl-{outlet_id}", cache_policy=NO_CACHE)(crawl_outlet)
load = task(name="load", cache_policy=NO_CACHE)(load_archived)
annotate = task(name="annotate", cache_policy=NO_CACHE)(read_pending)
publish = task(name="publish", cache_policy=NO_CACHE)(publish_warehouse)


@flow(name="daily", validate_parameters=False)
def daily(
    home: Home,
    outlet_ids: list[str],
    since: str | None = None,
    sites: str = "spiders.sites",
    workers: int | None = None,
    label: str = "",
    revisit_days: int = REVISIT_DAYS,
) -> RunReport:
    """Leave a published file that holds all that the outlets had and we had not."""
    with home.lease():
        run_id = new_run_id(label)
        known = known_addresses(home, outlet_ids, revisit_days)
        crawling = [
            crawl.submit(home, run_id, outlet_id, known=known[outlet_id], since=since, sites=sites)
            for outlet_id in outlet_ids
        ]
        crawls = [one.result() for one in crawling]
        loaded = load(home, run_id, sites)
        text_count, copy_count = annotate(home, run_id, workers)
        snapshot = publish(home)
    return RunReport(run_id, crawls, loaded, text_count, copy_count, snapshot)
