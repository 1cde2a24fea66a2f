"""`corpus run`: what a schedule runs each day."""

from datetime import date

import typer

from flows.demo_runs import keep_apart
from flows.errors import UserError
from flows.home import Home
from flows.prefect_settings import explained, settle
from flows.report import NOT_EVERYTHING
from spiders.registry import SITES, load_sites


def run(home: Home, outlet_ids: list[str], since: date | None, workers: int | None) -> None:
    """Crawl the outlets that are named, or all that may be crawled, and publish what they had."""
    sound_outlets("run", home, outlet_ids)
    settle(home)
    from flows.daily import daily

    with explained(home):
        report = daily(
            str(home.root), outlet_ids or None, since.isoformat() if since else None, workers=workers
        )
    report.print()
    if not report.is_complete:
        raise typer.Exit(NOT_EVERYTHING)


def sound_outlets(command: str, home: Home, outlet_ids: list[str]) -> None:
    """Raise UserError if there is no such outlet, HomeError if the home is the demo's."""
    unknown = sorted(set(outlet_ids) - set(load_sites()))
    if unknown:
        raise UserError(f"{command}: no outlet {', '.join(unknown)}; `corpus outlets` lists them")
    keep_apart(home, SITES)
