"""`corpus replay`: archived runs, or a folder of saved pages, read without asking any site."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import typer

from flows.answer_table import show_table
from flows.commands import demo
from flows.errors import UserError
from flows.home import Home, new_run_id
from flows.prefect_settings import settle
from flows.report import NOT_EVERYTHING
from flows.reread import Reread, reread
from spiders.dates import KST
from spiders.registry import SITES
from warehouse.query import Answer

PAGES_LABEL = "pages"
PAGES_FETCHED_AT = datetime(2026, 11, 1, tzinfo=UTC)
"""The instant that stands for pages whose manifest does not say when they were saved: never the clock."""


def replay(
    home: Home, run_ids: list[str], pages: Path | None, since: date | None, is_dry: bool, workers: int | None
) -> None:
    """Read the runs anew, say what differs from before, and publish it unless that is all that was asked."""
    unknown = sorted(set(run_ids) - set(home.run_ids()))
    if unknown:
        raise UserError(f"replay: no run {', '.join(unknown)} in {home.runs}")
    if pages:
        run_ids = [*run_ids, pack_pages(home, pages)]
    if not home.run_ids():
        raise UserError(f"replay: {home.root} holds no run; `corpus run` or --pages DIR brings one")
    chosen = runs_since(run_ids or home.run_ids(), since)
    if not chosen:
        raise UserError(f"replay: no run since {since} in {home.runs}; the last is {home.run_ids()[-1]}")
    is_demo = all(run_id.endswith(f"-{demo.LABEL}") for run_id in chosen)
    sites = demo.SITES if is_demo else SITES
    if is_dry:
        with home.lease():
            show_table(answer(reread(home, chosen, sites, is_dry=True)))
        return
    settle(home)
    from flows.replay import replay as flow

    with home.explained():
        report, rereads = flow(str(home.root), chosen, sites, workers)
    show_table(answer(rereads))
    report.print()
    if not report.is_complete:
        raise typer.Exit(NOT_EVERYTHING)


def runs_since(run_ids: list[str], since: date | None) -> list[str]:
    """Give the runs that began on a Korean day or later; their names are instants in UTC."""
    first = f"{datetime.combine(since, time(), KST).astimezone(UTC):%Y%m%dT%H%M%S}" if since else ""
    return [run_id for run_id in run_ids if run_id >= first]


def answer(rereads: list[Reread]) -> Answer:
    """Give a line an outlet: how many articles were read again, and how many differ in what."""
    rows = [
        (
            one.outlet_id,
            one.article_count,
            one.difference_count,
            one.text_count,
            one.fact_count,
            one.gained_count,
            one.lost_count,
            ", ".join(sorted(one.extractors)),
        )
        for one in rereads
    ]
    columns = ("outlet", "read", "differ", "in text", "in facts", "gained", "lost", "read by")
    return Answer(columns=columns, rows=tuple(rows))


def pack_pages(home: Home, pages: Path) -> str:
    """Pack a folder of saved pages into a run and give its id; the same folder twice is one run.

    Raises:
        UserError: the folder has no manifest, or one of another form, or lacks a page that it names.
    """
    from spiders.pack import COLUMNS, MANIFEST, pack
    from spiders.registry import load_sites

    if not (pages / MANIFEST).is_file():
        raise UserError(f"replay: {pages}: expected a {MANIFEST} with columns {', '.join(COLUMNS)}")
    packed = [run_id for run_id in home.run_ids() if run_id.endswith(f"-{PAGES_LABEL}")]
    run_id = packed[0] if packed else new_run_id(PAGES_LABEL)
    try:
        pack(pages, home.writable().runs / run_id, load_sites(), PAGES_FETCHED_AT)
    except FileNotFoundError as error:
        raise UserError(f"replay: {pages / MANIFEST} names {error.filename}, which is not there") from error
    except ValueError as error:
        raise UserError(f"replay: {pages}: {error}") from error
    return run_id
