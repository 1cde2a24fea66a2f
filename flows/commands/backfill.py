"""`corpus backfill`: the past of outlets, as far as they let one go back."""

from datetime import UTC, date, datetime

import typer

from flows.commands.run import sound_outlets
from flows.errors import UserError
from flows.home import Home
from flows.permissions import crawlable_outlets
from flows.prefect_settings import explained, settle
from flows.report import NOT_EVERYTHING
from spiders.backfill import way_back
from spiders.dates import KST
from spiders.registry import SITES, load_sites


def backfill(home: Home, first: date, last: date, outlet_ids: list[str], workers: int | None) -> None:
    """Crawl the days from the first to the last of the outlets that are named, or of all that may be crawled."""
    today = datetime.now(UTC).astimezone(KST).date()
    if not first <= last <= today:
        raise UserError(f"backfill: expected --from ≤ --to ≤ {today} (today), found {first} and {last}")
    sound_outlets("backfill", home, outlet_ids)
    sites = load_sites()
    asked = outlet_ids or crawlable_outlets(home, SITES)
    closed = [outlet_id for outlet_id in asked if way_back(sites[outlet_id]) is None]
    for outlet_id in closed:
        print(f"{outlet_id}: left out, it has no day sitemap, no list with pages and no API to go back by")
    open_ones = [outlet_id for outlet_id in asked if outlet_id not in closed]
    if not open_ones:
        raise UserError("backfill: no outlet of those asked lets one go back")
    settle(home)
    from flows.backfill import backfill as flow

    with explained(home):
        report = flow(str(home.root), first.isoformat(), last.isoformat(), open_ones, workers=workers)
    report.print()
    if not report.is_complete:
        raise typer.Exit(NOT_EVERYTHING)
