r"""An answer for the eye: a table where it fits the terminal, else one block a row, as psql's `\x auto`."""

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from warehouse.query import Answer


def show_table(answer: Answer, *, limit: int | None = None) -> None:
    """Print an answer on standard output; with a limit, its first rows and how many more there are."""
    console = Console(markup=False, highlight=False)  # a headline's [단독] is no markup
    rows = [tuple(map(_shown, row)) for row in answer.rows[:limit]]
    widths = [
        max(cell_len(line) for cell in (name, *column) for line in cell.split("\n"))
        for name, column in zip(
            answer.columns, zip(*rows, strict=True) if rows else [()] * len(answer.columns), strict=True
        )
    ]
    if sum(widths) + 3 * len(widths) + 1 <= console.width:
        table = Table(*answer.columns)
        for row in rows:
            table.add_row(*row)
        console.print(table)
    else:
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
    return f"{value:.3f}" if isinstance(value, float) else str(value)
