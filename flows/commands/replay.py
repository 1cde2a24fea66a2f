"""`corpus replay`: archived runs, or a folder of saved pages, read without asking any site."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from flows.answer_table import show_table
from flows.demo_runs import keep_apart, sites_of
from flows.errors import UserError
from flows.home import Home, new_run_id
from flows.prefect_settings import explained, settle
from flows.report import NOT_EVERYTHING
from flows.reread import Reread, reread
from spiders.dates import KST
from spiders.pack import COLUMNS, MANIFEST, digest_of, pack
from spiders.page import SAVED_RUNS
from spiders.registry import SITES, load_sites
from warehouse.query import Answer

PAGES_FETCHED_AT = datetime(2026, 11, 1, tzinfo=UTC)
"""The instant that stands for pages whose manifest does not say when they were saved: never the clock."""


def replay(
    home: Home, run_ids: list[str], pages: Path | None, since: date | None, is_dry: bool, workers: int | None
) -> None:
    """Read the runs anew, say what differs from before, and publish it unless that is all that was asked."""
    unknown = sorted(set(run_ids) - set(home.run_ids()))
    if unknown:
        raise UserError(f"replay: no run {', '.join(unknown)} in {home.runs}")
    if pages and not (pages / MANIFEST).is_file():
        raise UserError(f"replay: {pages}: expected a {MANIFEST} with columns {', '.join(COLUMNS)}")
    if pages:
        keep_apart(home, SITES)
    elif not home.run_ids():
        raise UserError(f"replay: {home.root} holds no run; `corpus run` or --pages DIR brings one")
    if is_dry:
        with home.lease(), TemporaryDirectory(dir=home.root) as place:
            aside = Home(Path(place))
            chosen = chosen_runs(home, run_ids, pages, since, into=aside)
            held = [one for one in chosen if one in home.run_ids()]
            sites = sites_of(home, held)
            rereads = reread(home, held, sites, is_dry=True) + reread(
                aside, aside.run_ids(), sites, is_dry=True
            )
            show_table(answer(rereads))
        return
    with home.lease():
        chosen = chosen_runs(home, run_ids, pages, since, into=home)
    settle(home)
    from flows.replay import replay as flow

    with explained(home):
        report, rereads = flow(str(home.root), chosen, sites_of(home, chosen), workers)
    show_table(answer(rereads))
    report.print()
    if not report.is_complete:
        raise typer.Exit(NOT_EVERYTHING)


def chosen_runs(
    home: Home, run_ids: list[str], pages: Path | None, since: date | None, into: Home
) -> list[str]:
    """Give the runs to read: those named and the one of the saved pages, or all of the home; of a day and later."""
    if pages:
        run_ids = [*run_ids, pack_pages(home, pages, into)]
    known = run_ids or home.run_ids()
    chosen = runs_since(known, since)
    if not chosen:
        raise UserError(f"replay: no run since {since} in {home.runs}; the last is {max(known)}")
    return chosen


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


def pack_pages(home: Home, pages: Path, into: Home) -> str:
    """Give the run of a folder of saved pages; if the home, which is held, has none, one is packed into the home `into`.

    A run is named after what was packed and never packed into again, so what stands in the archive stays: another
    folder, or the same with another page, is another run.

    Raises:
        UserError: its manifest has another form, or a line that describes none of its pages.
    """
    with TemporaryDirectory(dir=home.root) as place:
        packed = Path(place) / "pages"
        try:
            pack(pages, packed, load_sites(), PAGES_FETCHED_AT)
        except ValueError as error:
            raise UserError(f"replay: {pages}: {error}") from error
        label = f"{digest_of(packed)}{SAVED_RUNS}"
        same = [run_id for run_id in home.run_ids() if run_id.endswith(f"-{label}")]
        if same:
            return same[0]
        run_id = new_run_id(label)
        packed.rename(into.writable().runs / run_id)
    return run_id
