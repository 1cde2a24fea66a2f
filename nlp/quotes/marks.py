"""Stretches between quotation marks, outermost first come, line by line.

Marks of all kinds open and close in turn (straight ones are curled before); a stretch inside another belongs to
it. A mark that never closes on its line opens nothing, so that one missing mark cannot swallow the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.straight_quotes import curled

_CLOSER = {"“": "”", "‘": "’", "「": "」", "『": "』", "„": "”"}
_MARK = re.compile(f"[{''.join(_CLOSER)}{''.join(_CLOSER.values())}]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks; `start` and `end` leave the marks out."""

    start: int
    end: int
    mark: str
    """The opening mark, curled: “ ‘ 「 『."""


def stretches(text: str) -> list[Stretch]:
    """Give the outermost stretches of a text in order."""
    plain = curled(text)
    found: list[Stretch] = []
    offset = 0
    for line in plain.split("\n"):
        if _MARK.search(line):
            found += _in_line(line, offset)
        offset += len(line) + 1
    return found


def _in_line(line: str, offset: int) -> list[Stretch]:
    """Pair the marks of one line; a mark left open is dropped and what it held is looked at again."""
    found: list[Stretch] = []
    marks = [(match.start(), match[0]) for match in _MARK.finditer(line)]
    number = 0
    while number < len(marks):
        opened_at, mark = marks[number]
        if mark in _CLOSER and (closing := _close_of(marks, number)) is not None:
            closed_at = marks[closing][0]
            if closed_at > opened_at + 1:
                found.append(Stretch(offset + opened_at + 1, offset + closed_at, mark))
            number = closing
        number += 1
    return found


def _close_of(marks: Sequence[tuple[int, str]], opened: int) -> int | None:
    """Give which mark closes the one numbered `opened`, marks in between paired off; None if none does."""
    first = marks[opened][1]
    wanted = [_CLOSER[first]]
    for number in range(opened + 1, len(marks)):
        mark = marks[number][1]
        if mark in _CLOSER:
            wanted.append(_CLOSER[mark])
        elif mark in wanted:
            while wanted.pop() != mark:
                pass
            if not wanted:
                return number
    if first == "“":
        # a double mark closes its own kind even where a single one inside stayed open
        return next((n for n in range(opened + 1, len(marks)) if marks[n][1] == "”"), None)
    return None
