"""Commands that bring texts in: the whole road, parts of it, and the outlets."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.home import Home
from flows.usage.options import (
    HOME,
    ByOption,
    FormatOption,
    HomeOption,
    OutletOption,
    WorkersOption,
    home_option,
)

PANEL = "Collect"
app = typer.Typer()
outlets_app = typer.Typer(no_args_is_help=False)
app.add_typer(outlets_app, name="outlets", rich_help_panel=PANEL)

OutletArgument = Annotated[str, typer.Argument(metavar="OUTLET", help="The outlet's id.")]
OwnHomeOption = Annotated[Path | None, home_option("that of `corpus outlets`")]


@app.command(rich_help_panel=PANEL)
def demo(home: HomeOption = HOME) -> None:
    """Run the whole pipeline over the bundled made-up sites, twice, and show what was found."""
    from flows.commands.demo import demo as command

    command(Home(home))


@app.command(rich_help_panel=PANEL)
def run(
    home: HomeOption = HOME,
    outlet: OutletOption = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Leave out articles published before.")
    ] = None,
    workers: WorkersOption = None,
) -> None:
    """Crawl, read, load, check and publish: what a schedule runs each day."""
    from flows.commands.run import run as command

    command(Home(home), outlet or [], since.date() if since else None, workers)


@app.command(rich_help_panel=PANEL)
def backfill(
    first: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day wanted.")],
    last: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day wanted.")],
    home: HomeOption = HOME,
    outlet: OutletOption = None,
    workers: WorkersOption = None,
) -> None:
    """Crawl past days, as far back as outlets allow; after a kill the same command goes on."""
    from flows.commands.backfill import backfill as command

    command(Home(home), first.date(), last.date(), outlet or [], workers)


@app.command(rich_help_panel=PANEL)
def replay(
    home: HomeOption = HOME,
    run_id: Annotated[
        list[str] | None, typer.Argument(metavar="RUN", help="Runs to read again; all if none is named.")
    ] = None,
    pages: Annotated[
        Path | None,
        typer.Option(help="First pack a folder of saved pages with its MANIFEST.tsv into a run of its own."),
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read only runs of this day and later.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would differ, and change nothing.")
    ] = False,
    workers: WorkersOption = None,
) -> None:
    """Read archived pages again, with no site asked, then load what differs, annotate, check and publish."""
    from flows.commands.replay import replay as command

    command(Home(home), run_id or [], pages, since.date() if since else None, dry_run, workers)


@outlets_app.callback(invoke_without_command=True)
def outlets(
    context: typer.Context,
    home: HomeOption = HOME,
    rights: Annotated[
        bool, typer.Option("--rights", help="Show licence and permission instead of health.")
    ] = False,
    form: FormatOption = "table",
) -> None:
    """List the outlets: how each does, its alarms, what it allows; switch one on or off."""
    context.obj = home
    if context.invoked_subcommand is None:
        from flows.commands.outlets import outlets as command

        command(Home(home), form, has_rights=rights)


@outlets_app.command()
def allow(
    context: typer.Context,
    outlet: OutletArgument,
    reason: Annotated[
        str, typer.Option(help="The ground: which written permission, of which day, kept where.")
    ],
    by: ByOption = None,
    home: OwnHomeOption = None,
) -> None:
    """Crawl an outlet that is not open: you hold its permission, and say which."""
    from flows.commands.outlets import allow as command

    command(Home(home or context.obj), outlet, reason, by)


@outlets_app.command()
def forbid(
    context: typer.Context,
    outlet: OutletArgument,
    reason: Annotated[str, typer.Option(help="Why the permission no longer holds.")] = "",
    by: ByOption = None,
    home: OwnHomeOption = None,
) -> None:
    """Take a permission back: the outlet is no longer crawled."""
    from flows.commands.outlets import forbid as command

    command(Home(home or context.obj), outlet, reason, by)


@app.command(rich_help_panel=PANEL)
def extract(
    file: Annotated[Path, typer.Argument(metavar="PAGE", help="A saved page.")],
    url: Annotated[str, typer.Option(help="The address it was saved from.")],
    outlet: Annotated[str | None, typer.Option(help="The outlet; found from the address if unset.")] = None,
) -> None:
    """Print the article of one saved page as a JSON object."""
    from flows.commands.extract import extract as command

    command(file, url, outlet)


@app.command(rich_help_panel=PANEL)
def accept(
    outlet: Annotated[str, typer.Argument(metavar="OUTLET", help="The outlet's id.")],
    pages: Annotated[
        Path,
        typer.Option(help="Folder of saved pages: OUTLET/N.html, N.list.html or N.api.json, N.url, N.json."),
    ] = Path("tests/spiders/pages"),
) -> None:
    """Rewrite the expected JSON of an outlet's saved pages and show what differs, for review."""
    from flows.commands.accept import accept as command

    command(outlet, pages)
