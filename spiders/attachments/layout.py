"""How the parts of a document become lines: paragraphs, rows of tables, and the characters of Hancom's own fonts."""

from collections.abc import Sequence
from functools import cache
from importlib import resources

from spiders.paragraphs import one_line


def paragraph_lines(text: str) -> list[str]:
    """Give the lines of a paragraph, whitespace normalised as on a web page; a forced break begins a new one."""
    lines = (one_line(line.translate(hancom_characters())) for line in text.split("\n"))
    return [line for line in lines if line]


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """Give the lines of a table's row: one if no cell holds more than a line, else each cell's own, in turn."""
    if all(len(cell) < 2 for cell in cells):
        line = " ".join(cell[0] for cell in cells if cell)
        return [line] if line else []
    return [line for cell in cells for line in cell]


@cache
def hancom_characters() -> dict[int, str]:
    """Give what stands in Unicode for each character of Hancom's private area that `hancom_characters.tsv` names."""
    lines = resources.files("spiders.attachments").joinpath("hancom_characters.tsv").read_text("utf-8")
    pairs = (line.split("\t") for line in lines.splitlines() if line and not line.startswith("#"))
    return {int(code, 16): text for code, text in pairs}
