"""Commands that keep the warehouse: checked, published, passed on, taken down, beyond one machine."""

from pathlib import Path
from typing import Annotated

import typer

from flows.home import Home
from flows.usage.options import HOME, ByOption, HomeOption, WorkersOption

PANEL = "Keep"
app = typer.Typer()
lake_app = typer.Typer(
    no_args_is_help=True,
    help="Work on a warehouse that several machines share, where CORPUS_WAREHOUSE names one.",
)
app.add_typer(lake_app, name="lake", rich_help_panel=PANEL)


@app.command(rich_help_panel=PANEL)
def check(home: HomeOption = HOME) -> None:
    """Run every check over the warehouse; exit 1 if a must-check finds a row."""
    from flows.commands.check import check as command

    command(Home(home))


@app.command(rich_help_panel=PANEL)
def publish(home: HomeOption = HOME) -> None:
    """Publish the warehouse as a new read-only file and point current.duckdb at it."""
    from flows.commands.publish import publish as command

    command(Home(home))


@app.command(rich_help_panel=PANEL)
def release(
    home: HomeOption = HOME,
    to: Annotated[Path | None, typer.Option(help="The folder to be made.")] = None,
    answers: Annotated[
        Path | None, typer.Option(help="What only you know of it, as --questions asks it.")
    ] = None,
    questions: Annotated[
        bool, typer.Option("--questions", help="Print the questions as a file to fill in, and nothing else.")
    ] = False,
    validate: Annotated[
        bool, typer.Option("--validate", help="Hold the metadata against Croissant's own library.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a release that stands there.")] = False,
) -> None:
    """Make a folder that may be passed on: Parquet, checksums, dictionary, datasheet, Croissant metadata."""
    from flows.commands import release as commands

    if questions:
        commands.print_questions()
    else:
        commands.release(Home(home), to, answers, is_forced=force, is_validated=validate)


@app.command(rich_help_panel=PANEL)
def rehydrate(
    folder: Annotated[Path, typer.Argument(metavar="RELEASE", help="A release's folder.")],
    home: HomeOption = HOME,
    to: Annotated[
        Path | None, typer.Option(help="The folder to be made.", show_default="RELEASE-filled")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what stands there.")] = False,
) -> None:
    """Fill the withheld texts of a release from your own archive of the same articles, proved by digests."""
    from flows.commands.rehydrate import rehydrate as command

    command(Home(home), folder, to, is_forced=force)


@app.command(rich_help_panel=PANEL)
def remove(
    article_id: Annotated[list[str], typer.Argument(metavar="ARTICLE_ID", help="Ids such as hani:1234567.")],
    reason: Annotated[str, typer.Option(help="The ground: whose request, of which day, kept where.")],
    by: ByOption = None,
    home: HomeOption = HOME,
    copies: Annotated[
        bool, typer.Option("--copies", help="Remove what repeats them in other outlets, too.")
    ] = False,
) -> None:
    """Take articles down: out of archive, warehouse and published files, with a tombstone and a proof."""
    from flows.commands.remove import remove as command

    command(Home(home), article_id, reason, by, with_copies=copies)


@lake_app.command()
def work(
    home: HomeOption = HOME,
    part: Annotated[str, typer.Option(help="K/N: the K-th of N machines' shares.")] = "1/1",
    workers: WorkersOption = None,
) -> None:
    """Read texts that no machine has read yet, and leave what was found in the lake's inbox."""
    from flows.commands.lake import work as command

    command(Home(home), part, workers)


@lake_app.command()
def commit(home: HomeOption = HOME) -> None:
    """Apply the finished batches of the inbox, one committer at a time on all machines."""
    from flows.commands.lake import commit as command

    command(Home(home))


@lake_app.command()
def maintain(
    home: HomeOption = HOME,
    keep_days: Annotated[int, typer.Option(min=0, help="Days whose states stay readable.")] = 30,
) -> None:
    """Merge small files, forget old states, delete files that a kill left behind."""
    from flows.commands.lake import maintain as command

    command(Home(home), keep_days)


@app.command(rich_help_panel=PANEL)
def bench(
    part: Annotated[
        str,
        typer.Argument(
            metavar="PART", help="reading, extraction, crawl, load, validity, views, search or lake."
        ),
    ],
    texts: Annotated[
        Path | None, typer.Option("--in", help="Texts or pages of your own instead of the demo's.")
    ] = None,
    workers: WorkersOption = None,
) -> None:
    """Print speed as a ratio to the bare library or a rival, measured in the same run."""
    from flows.commands.bench import bench as command

    command(part, texts, workers)
