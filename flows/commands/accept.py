"""`corpus accept`: the expected JSON of an outlet's saved pages, rewritten for a person to review."""

from pathlib import Path

from rich.console import Console
from rich.text import Text

from flows.errors import UserError
from spiders.accept import UnacceptableError, accept_page, saved_pages
from spiders.registry import load_sites

COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def accept(outlet: str, folder: Path) -> None:
    """Rewrite the expected JSON of every saved page of an outlet and print what differs."""
    sites = load_sites()
    if outlet not in sites:
        raise UserError(f"outlet {outlet!r}: expected one of {', '.join(sites)}")
    try:
        pages = saved_pages(folder, outlet)
    except UnacceptableError as error:
        raise UserError(str(error)) from error
    if not pages:
        raise UserError(
            f"{folder / outlet}: expected saved pages N.html, N.list.html or N.api.json, found none"
        )
    console = Console(highlight=False, soft_wrap=True)
    for path in pages:
        try:
            difference = accept_page(sites[outlet], path)
        except UnacceptableError as error:
            raise UserError(str(error)) from error
        for line in difference or [f"  {path}: read as accepted"]:
            console.print(Text(line, style=COLOURS.get(line[0], "")))
