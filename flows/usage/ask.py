"""Commands that ask the published file."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.home import Home
from flows.usage.options import HOME, FormatOption, HomeOption, OutletOption

PANEL = "Ask"
app = typer.Typer()


@app.command(rich_help_panel=PANEL)
def search(
    query: Annotated[
        str, typer.Argument(metavar="WORDS", help="Korean words; particles and endings never matter.")
    ],
    home: HomeOption = HOME,
    limit: Annotated[int, typer.Option(min=1, help="How many articles.")] = 10,
    phrase: Annotated[
        bool, typer.Option("--phrase", help="Only where the words stand side by side.")
    ] = False,
    outlet: OutletOption = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on this Korean day or later.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on this Korean day or before.")
    ] = None,
    form: FormatOption = "table",
) -> None:
    """Find articles by words, best first: compounds with and without a space, synonyms, headlines."""
    from flows.commands.search import search as command

    days = (since.date() if since else None, until.date() if until else None)
    command(Home(home), query, form, limit=limit, is_phrase=phrase, outlet_ids=outlet or [], days=days)


@app.command(
    rich_help_panel=PANEL, context_settings={"ignore_unknown_options": True}
)  # a query may begin with an SQL comment
def sql(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="One SELECT; '-' reads it from standard input.")
    ],
    home: HomeOption = HOME,
    form: FormatOption = "table",
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="NAME=VALUE for $NAME; may be repeated.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Show what was known at the end of a day (KST), or at an instant.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="How many rows a table shows.")] = 50,
    timeout: Annotated[float | None, typer.Option(min=0.1, help="Seconds after which to give up.")] = None,
) -> None:
    """Query the published file, read-only; for a prompt, open it with the DuckDB shell or Harlequin."""
    from flows.commands.sql import sql as command

    command(
        Home(home), query, form, parameters=param or [], as_of=as_of, limit=limit, timeout_seconds=timeout
    )


@app.command(rich_help_panel=PANEL)
def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A table, view or macro; all if unset.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="text, markdown or json.")] = "text",
) -> None:
    """Print the data dictionary: every table, view, macro and column, or one of them."""
    from flows.commands.schema import schema as command

    command(name, form)


@app.command(
    rich_help_panel=PANEL, context_settings={"ignore_unknown_options": True}
)  # a query may begin with an SQL comment
def export(
    asked: Annotated[str, typer.Argument(metavar="WHAT", help="A table, a view, or one SELECT.")],
    to: Annotated[
        Path,
        typer.Option(
            help="A name that ends in .parquet, .csv or .jsonl; without one, Parquet: documents by month, else NAME.parquet."
        ),
    ],
    home: HomeOption = HOME,
    force: Annotated[bool, typer.Option("--force", help="Replace an export that stands there.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, for Excel.")] = False,
    own_use: Annotated[
        bool, typer.Option("--own-use", help="With texts that may not be passed on: for yourself alone.")
    ] = False,
) -> None:
    """Write a table, a view or an answer to a file, without texts that may not be passed on."""
    from flows.commands.export import export as command

    command(Home(home), asked, to, is_forced=force, has_bom=bom, is_own_use=own_use)


@app.command(rich_help_panel=PANEL)
def mcp(
    home: HomeOption = HOME,
    http: Annotated[
        bool,
        typer.Option("--http", help="Serve on http://127.0.0.1:PORT/mcp, not standard input and output."),
    ] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port of --http.")] = 8765,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds a question may take.")] = 30,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Rows an answer may have.")] = 200,
    passable: Annotated[
        bool,
        typer.Option(
            "--passable",
            help="For a model that is a service of others: leave texts empty that may not be passed on, and search out.",
        ),
    ] = False,
) -> None:
    """Let language models ask the published file, read-only, by the Model Context Protocol."""
    from flows.commands.mcp import mcp as command

    command(Home(home), is_http=http, port=port, seconds=timeout, rows=limit, is_own_use=not passable)
