"""Stretches between quotation marks, outermost first come, line by line.

Marks of all kinds open and close in turn (straight ones are curled before); a stretch inside another belongs to
it. A mark that never closes on its line opens nothing, so that one missing mark cannot swallow the text.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_CLOSER = {"“": "”", "‘": "’", "「": "」", "『": "』", "„": "”"}
_MOST_MENDED = 50
"""Nests of marks a line may have mended: prose has one or two, and each costs a look at all the marks that follow."""
_MARK = re.compile(f"[{''.join(_CLOSER)}{''.join(_CLOSER.values())}]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks, be it nothing; `start` and `end` leave the marks out."""

    start: int
    end: int
    mark: str
    """The opening mark, curled: “ ‘ 「 『."""


def stretches(plain: str) -> list[Stretch]:
    """Give the outermost stretches of a text, its straight marks curled, in order."""
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
    doubles = [number for number, (_, mark) in enumerate(marks) if mark == "”"]
    closes = _closes(marks, 0)
    number = mended = 0
    while number < len(marks):
        opened_at, mark = marks[number]
        closing = closes.get(number)
        if closing is None and mark == "“" and (later := bisect_right(doubles, number)) < len(doubles):
            # a double mark closes its own kind even where a single one inside stayed open
            closing = doubles[later]
            if mended < _MOST_MENDED:
                closes = _closes(marks, closing + 1)
                mended += 1
        if closing is not None:
            found.append(Stretch(offset + opened_at + 1, offset + marks[closing][0], mark))
            number = closing
        number += 1
    return found


def _closes(marks: Sequence[tuple[int, str]], start: int) -> dict[int, int]:
    """Give which mark closes each opening one from `start` on, marks in between paired off.

    One that stays open leaves the pairs above it as they would be without it, so that one pass serves them all.
    """
    closes: dict[int, int] = {}
    opened: list[tuple[int, str]] = []
    wanted: Counter[str] = Counter()
    for number in range(start, len(marks)):
        mark = marks[number][1]
        if mark in _CLOSER:
            opened.append((number, _CLOSER[mark]))
            wanted[_CLOSER[mark]] += 1
        elif wanted[mark]:
            last, closer = opened.pop()
            while closer != mark:
                wanted[closer] -= 1
                last, closer = opened.pop()
            wanted[mark] -= 1
            closes[last] = number
    return closes
