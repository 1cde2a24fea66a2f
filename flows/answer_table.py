r"""An answer for the eye: a table where it fits the terminal, else one block a row, as psql's `\x auto`."""

from collections.abc import Sequence
from decimal import Decimal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.printable import printable
from warehouse.query import Answer

MOST_LETTERS = 300
"""Of a cell where several rows are shown: a page of articles is no page of bodies. One row alone is shown whole."""


def show_table(
    answer: Answer,
    *,
    most_lines: int | None = None,
    most_blocks: int | None = None,
    null: str = "",
    more: str = "",
    spare: Sequence[str] = (),
) -> None:
    """Print an answer on standard output: all of it, or its first rows and how many more there are.

    Args:
        answer: What to show.
        most_lines: Rows shown of it as a table; all if unset.
        most_blocks: Rows shown of it as blocks; all if unset.
        null: What stands for a value that is unknown.
        more: What to say of rows that are not even in the answer.
        spare: Columns that a narrow terminal goes without, the first of them first, before there are blocks.
    """
    console = Console(markup=False, highlight=False)  # a headline's [단독] is no markup
    most = MOST_LETTERS if len(answer.rows) > 1 else None
    rows = [tuple(_shown(value, null, most) for value in row) for row in answer.rows]
    tables = ((count, _table(answer, rows[:most_lines], spare[:count])) for count in range(len(spare) + 1))
    left_away, table = next(((count, one) for count, one in tables if _fits(one, console)), (0, None))
    if table:
        rows = rows[:most_lines]
        console.print(table)
    else:
        rows = rows[:most_blocks]
        _print_blocks(console, answer.columns, rows)
    left_out = len(answer.rows) - len(rows)
    said = f"{len(answer.rows):,} row{'s' * (len(answer.rows) != 1)}"
    said += f", {left_out:,} not shown" if left_out else ""
    said += f"; no room for {', '.join(spare[:left_away])}" if left_away else ""
    console.print(more or said, style="dim", soft_wrap=True)


def _table(answer: Answer, rows: list[tuple[Text, ...]], without: Sequence[str]) -> Table:
    shown = [number for number, name in enumerate(answer.columns) if name not in without]
    table = Table(box=SIMPLE_HEAD)
    for number in shown:
        is_number = all(isinstance(row[number], int | float | Decimal | None) for row in answer.rows)
        name = Text(printable(answer.columns[number]))
        table.add_column(name, justify="right" if is_number and answer.rows else "left")
    for row in rows:
        table.add_row(*(row[number] for number in shown))
    return table


def _fits(table: Table, console: Console) -> bool:
    return console.measure(table, options=console.options.update(max_width=10_000)).maximum <= console.width


def _print_blocks(console: Console, names: tuple[str, ...], rows: list[tuple[Text, ...]]) -> None:
    for number, row in enumerate(rows, 1):
        block = Table.grid("", "", padding=(0, 2))
        block.columns[0].style = "dim"
        block.columns[0].no_wrap = True
        block.columns[1].overflow = "fold"  # an address that is cut leads nowhere
        for name, cell in zip(names, row, strict=True):
            block.add_row(printable(name), cell)
        console.print(f"── {number}", style="dim")
        console.print(block)


def _shown(value: object, null: str, most: int | None) -> Text:
    if value is None:
        return Text(null, style="dim")
    text = printable(_words(value, null))
    if most is not None and len(text) > most:
        return Text(text[:most]).append(f" … {len(text) - most:,} more letters", style="dim")
    return Text(text)


def _words(value: object, null: str) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_words(part, null) for part in value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(round(value, 3)) if abs(value) >= 1 else f"{value:.3g}"
    return null if value is None else str(value)
