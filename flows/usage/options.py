"""Options and arguments that several commands share."""

from pathlib import Path
from typing import Annotated, Any

import typer

from flows.errors import UserError
from flows.home import DEFAULT_HOME

HOME = Path(DEFAULT_HOME)


def named_home(name: str | Path) -> Path:
    """Give the path of a data home; a script's unset $VAR names none, and would mean the folder it runs in."""
    if not str(name):
        raise UserError("--home: expected a folder, found nothing; name it, or leave --home out")
    return Path(name)


def home_option(default: str, envvar: str | None = None) -> Any:
    """Give the option that names the data home, which shows what holds without it."""
    return typer.Option(
        "--home",
        parser=named_home,
        metavar="<path>",
        envvar=envvar,
        help="The data home.",
        show_default=default,
    )


HomeOption = Annotated[Path, home_option(DEFAULT_HOME, "CORPUS_HOME")]
OutletOption = Annotated[list[str] | None, typer.Option("--outlet", help="An outlet's id; may be repeated.")]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        help="Worker processes, each with a thread of Kiwi beside its own; unset, five for eight cores. Never more than cores.",
    ),
]
FormatOption = Annotated[str, typer.Option("--format", help="table, csv, json or jsonl.")]
ByOption = Annotated[
    str | None, typer.Option("--by", help="Who decides.", show_default="the name you are logged in with")
]
