"""Straight quotation marks turned into curly ones, character for character, for the analyser alone.

Kiwi mixes up opening and closing straight marks and tags the words after them wrongly (its issue 257). The text
that is kept is never changed: `curled(text)` has the same length, so offsets agree.
"""

import re

_DOUBLE = '"″＂'
_STRAIGHT = re.compile(f"[{_DOUBLE}']")
_OPENS_BEFORE = re.compile(r"[\s(\[{<“‘「『·,…:;/-]")


def curled(text: str) -> str:
    """Give the text with straight double and single marks opened and closed in turn, line by line."""
    if _STRAIGHT.search(text) is None:
        return text
    return "\n".join(_curled_line(line) if _STRAIGHT.search(line) else line for line in text.split("\n"))


def _curled_line(line: str) -> str:
    characters = list(line)
    is_double_open = is_single_open = False
    for mark in _STRAIGHT.finditer(line):
        at, character = mark.start(), mark[0]
        opens_word = at == 0 or _OPENS_BEFORE.match(characters[at - 1]) is not None
        if character in _DOUBLE:
            characters[at] = "”" if is_double_open else "“"
            is_double_open = not is_double_open
        elif character == "'" and is_single_open:
            characters[at] = "’"
            is_single_open = False
        elif character == "'" and opens_word:
            characters[at] = "‘"
            is_single_open = True
    return "".join(characters)
