"""`corpus replay`: archived runs, or a folder of saved pages, read without asking any site."""

from datetime import UTC, datetime
from pathlib import Path

import typer

from flows.errors import UserError
from flows.home import Home, new_run_id
from flows.prefect_settings import settle
from flows.report import NOT_EVERYTHING

PAGES_LABEL = "pages"
PAGES_FETCHED_AT = datetime(2026, 11, 1, tzinfo=UTC)
"""The instant that stands for pages whose manifest does not say when they were saved: never the clock."""


def replay(home: Home, run_ids: list[str], pages: Path | None, workers: int | None) -> None:
    """Read the runs anew and publish what they hold."""
    unknown = sorted(set(run_ids) - set(home.run_ids()))
    if unknown:
        raise UserError(f"replay: no run {', '.join(unknown)} in {home.runs}")
    if pages:
        run_ids = [*run_ids, pack_pages(home, pages)]
    if not home.run_ids():
        raise UserError(f"replay: {home.root} holds no run; `corpus run` or --pages DIR brings one")
    settle(home)
    from flows.replay import replay as flow

    with home.explained():
        report = flow(str(home.root), run_ids or home.run_ids(), workers=workers)
    report.print()
    if not report.is_complete:
        raise typer.Exit(NOT_EVERYTHING)


def pack_pages(home: Home, pages: Path) -> str:
    """Pack a folder of saved pages into a run and give its id; the same folder twice is one run.

    Raises:
        UserError: the folder has no manifest.
    """
    from spiders.pack import pack
    from spiders.registry import load_sites

    if not (pages / "MANIFEST.tsv").is_file():
        raise UserError(
            f"replay: {pages}: expected a MANIFEST.tsv with columns path, url, site, kind, encoding"
        )
    packed = [run_id for run_id in home.run_ids() if run_id.endswith(f"-{PAGES_LABEL}")]
    run_id = packed[0] if packed else new_run_id(PAGES_LABEL)
    pack(pages, home.writable().runs / run_id, load_sites(), PAGES_FETCHED_AT)
    return run_id
