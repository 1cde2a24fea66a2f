"""Cuts what is not the article from its text; the words and patterns are in `boilerplate.txt`."""

import re
from functools import cache
from importlib import resources
from typing import Final

PLACES: Final = ("head", "tail", "end", "line", "keep")


@cache
def patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Give the patterns of `boilerplate.txt` by the place they are cut from."""
    found: dict[str, list[re.Pattern[str]]] = {place: [] for place in PLACES}
    for line in resources.files("spiders").joinpath("boilerplate.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            place, _, pattern = line.partition("\t")
            found[place].append(re.compile(pattern))
    return {place: tuple(compiled) for place, compiled in found.items()}


def without_boilerplate(body: str, extra_tail: tuple[str, ...] = ()) -> str:
    """Give the body without notices, photo credits and bylines at its ends.

    `body` has one paragraph a line. `extra_tail` are an outlet's own last lines, as regular expressions.
    """
    cut = patterns()
    tail = cut["tail"] + tuple(re.compile(pattern) for pattern in extra_tail)
    lines = [line for line in body.split("\n") if line and not _matches(line, cut["line"])]
    while lines and _matches(lines[0], cut["head"]):
        lines.pop(0)
    while lines:
        shortened = _without_ending(lines[-1], cut["end"])
        if shortened and (_matches(shortened, cut["keep"]) or not _matches(shortened, tail)):
            lines[-1] = shortened
            break
        lines.pop()
    return "\n".join(lines)


def _matches(line: str, compiled: tuple[re.Pattern[str], ...]) -> bool:
    return any(pattern.fullmatch(line) for pattern in compiled)


def _without_ending(line: str, endings: tuple[re.Pattern[str], ...]) -> str:
    for ending in endings:
        line = ending.sub("", line)
    return line.strip()
