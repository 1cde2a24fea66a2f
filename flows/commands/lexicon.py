"""`corpus lexicon`: what a change of words would do to a warehouse, before it is taken."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.errors import UserError
from flows.home import Home
from flows.lexicon_diff import Label, differences
from flows.progress import progress
from warehouse.stored import texts_read

MOST_PAIRS = 12


def diff(home: Home, limit: int | None, workers: int | None, examples: int) -> None:
    """Print, by table, how many findings would stay, come, go or change, which labels, and examples of them."""
    count = len(texts_read(home.current, limit))
    if not count:
        raise UserError(f"{home.current}: no text in it has been read; run `corpus run` first")
    with progress("reading", count) as advance:
        found = differences(home.current, limit, workers, advance)
    console = Console(markup=False, highlight=False)
    table = Table("finding", "same", "added", "removed", "changed")
    for name, difference in found.items():
        table.add_row(name, *(f"{number:,}" for number in difference.counts.values()))
    console.print(table)
    if not any(difference.changes for difference in found.values()):
        console.print(f"{count} texts: today's lexicons and code find what the warehouse holds")
        return
    for name, difference in found.items():
        for (before, after), number in difference.relabelled.most_common(MOST_PAIRS):
            console.print(f"{name}: {_told(before)} → {_told(after)}: {number:,}")
        for change in difference.examples[:examples]:
            words = f" “{' '.join(change.words.split())[:80]}”" if change.words else ""
            console.print(
                Text(f"    {change.article_id}{words}: {_told(change.before)} → {_told(change.after)}")
            )


def _told(label: Label) -> str:
    return _joined(label) if label else "nothing"


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part or "–" for part in parts)
