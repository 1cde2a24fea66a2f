"""Formulas: what a spreadsheet would execute in a cell of CSV, and the mark that makes it a text."""

import re
from typing import Final

FORMULA: Final = r"^(['=+\-@\t\r\n＝＋－＠])"
"""A cell that begins so is a formula, a command or a hidden quote to a spreadsheet. One apostrophe put before it makes
it a text; as cells that begin with an apostrophe get one, too, taking one away from each that has one undoes it."""
MARKED: Final = r"'\1"
_FORMULA = re.compile(FORMULA)


def disarmed(cell: str) -> str:
    """Give a cell that no spreadsheet executes."""
    return _FORMULA.sub(MARKED, cell)
