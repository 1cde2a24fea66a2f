"""Stretches between quotation marks, outermost first come, line by line.

Marks of all kinds open and close in turn (straight ones are curled before); a stretch inside another belongs to
it. A mark that never closes on its line opens nothing, so that one missing mark cannot swallow the text.
"""

from dataclasses import dataclass

from nlp.straight_quotes import curled

_CLOSER = {"“": "”", "‘": "’", "「": "」", "『": "』", "„": "”"}
_CLOSERS = frozenset(_CLOSER.values())


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
    if not any(mark in plain for mark in _CLOSER):
        return []
    found: list[Stretch] = []
    offset = 0
    for line in plain.split("\n"):
        if any(mark in line for mark in _CLOSER):
            found += _in_line(line, offset)
        offset += len(line) + 1
    return found


def _in_line(line: str, offset: int) -> list[Stretch]:
    """Pair the marks of one line; a mark left open is dropped and what it held is looked at again."""
    found: list[Stretch] = []
    at = 0
    while at < len(line):
        if line[at] in _CLOSER:
            end = _close_of(line, at)
            if end is not None:
                if end > at + 1:
                    found.append(Stretch(offset + at + 1, offset + end, line[at]))
                at = end
        at += 1
    return found


def _close_of(line: str, opened_at: int) -> int | None:
    """Give where the mark at `opened_at` closes, marks in between paired off; None if it does not."""
    wanted = [_CLOSER[line[opened_at]]]
    for at in range(opened_at + 1, len(line)):
        mark = line[at]
        if mark in _CLOSER:
            wanted.append(_CLOSER[mark])
        elif mark in _CLOSERS and mark in wanted:
            while wanted.pop() != mark:
                pass
            if not wanted:
                return at
    if line[opened_at] == "“":
        # a double mark closes its own kind even where a single one inside stayed open
        close = line.find("”", opened_at + 1)
        return close if close >= 0 else None
    return None
