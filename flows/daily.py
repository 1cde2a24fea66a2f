"""Daily: crawl every outlet, load what came, read what is new, check, publish."""

from typing import Any, cast

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture, as_completed
from prefect.states import Completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.crawl import MOST_CRAWLS, crawl_outlet
from flows.demo_runs import keep_apart
from flows.home import home_of, new_run_id
from flows.load import leave_known, load_archived, together
from flows.permissions import crawlable_outlets
from flows.progress import progress
from flows.publish import publish_warehouse
from flows.report import NothingDeliveredError, RunReport
from flows.understand import read_pending

REVISIT_DAYS = 14
"""Corrections and withdrawals come within days; older articles are left in peace."""

crawl = task(name="crawl", task_run_name="crawl-{outlet_id}", cache_policy=NO_CACHE)(crawl_outlet)
load = task(name="load", cache_policy=NO_CACHE)(load_archived)
annotate = task(name="annotate", cache_policy=NO_CACHE)(read_pending)
publish = task(name="publish", cache_policy=NO_CACHE)(publish_warehouse)
# Prefect's decorator is typed as if it took no runner of its own.
few_at_once = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=MOST_CRAWLS))


@flow(name="daily", task_runner=few_at_once)
def daily(
    home: str | None = None,
    outlet_ids: list[str] | None = None,
    since: str | None = None,
    sites: str = "spiders.sites",
    workers: int | None = None,
    label: str = "",
    revisit_days: int = REVISIT_DAYS,
) -> RunReport:
    """Leave a published file that holds all that the outlets had and we had not.

    Where not everything was delivered, Prefect shows the run as Incomplete instead of Completed.

    Raises:
        NothingDeliveredError: outlets were asked and none delivered; what was there before is published all the same.
    """
    place = home_of(home)
    asked = outlet_ids or crawlable_outlets(place, sites)
    with place.lease():
        keep_apart(place, sites)
        run_id = new_run_id(label)
        left = load(place, run_id, sites)  # what a killed run archived is known, too
        leave_known(place, run_id, asked)
        with progress("crawling", len(asked)) as advance:
            crawling = [
                crawl.submit(place, run_id, outlet_id, revisit_days=revisit_days, since=since, sites=sites)
                for outlet_id in asked
            ]
            for _ in as_completed(crawling):
                advance(1)
        crawls = [one.result() for one in crawling]
        loaded = together([left, load(place, run_id, sites, [run_id], crawls=crawls)])
        text_count, copy_count = annotate(place, run_id, workers)
        snapshot = publish(place)
    report = RunReport(run_id, crawls, loaded, text_count, copy_count, snapshot)
    create_markdown_artifact(report.markdown(), key="daily", description=f"run {run_id}")
    if not any(one.outcome == "ok" for one in crawls):
        raise NothingDeliveredError(report)
    if not report.is_complete:
        # who calls the flow gets the report out of it
        return cast(RunReport, Completed(name="Incomplete", message=report.undelivered, data=report))
    return report
