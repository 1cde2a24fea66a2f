r"""An answer for the eye: a table where it fits the terminal, else one block a row, as psql's `\x auto`."""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from warehouse.query import Answer


def show_table(answer: Answer, *, most_lines: int | None = None, most_blocks: int | None = None) -> None:
    """Print an answer on standard output: all of it, or its first rows and how many more there are."""
    console = Console(markup=False, highlight=False)  # a headline's [단독] is no markup
    rows = [tuple(map(_shown, row)) for row in answer.rows]
    table = Table(*answer.columns, box=SIMPLE_HEAD)
    for row in rows[:most_lines]:
        table.add_row(*row)
    if console.measure(table, options=console.options.update(max_width=10_000)).maximum <= console.width:
        rows = rows[:most_lines]
        console.print(table)
    else:
        rows = rows[:most_blocks]
        _print_blocks(console, answer.columns, rows)
    left_out = len(answer.rows) - len(rows)
    console.print(f"{len(answer.rows)} rows" + (f", {left_out} not shown" if left_out else ""), style="dim")


def _print_blocks(console: Console, names: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    for number, row in enumerate(rows, 1):
        block = Table.grid("", "", padding=(0, 2))
        block.columns[0].style = "dim"
        block.columns[0].no_wrap = True
        for name, cell in zip(names, row, strict=True):
            block.add_row(name, cell)
        console.print(f"── {number}", style="dim")
        console.print(block)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value))
    return str(round(value, 3)) if isinstance(value, float) else str(value)
