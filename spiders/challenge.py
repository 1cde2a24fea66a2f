"""Knows a page that asks for a browser or a captcha instead of answering; the strings are in `challenge.txt`."""

from functools import cache
from importlib import resources


def challenge_marker(text: str) -> str:
    """Give the string by which a page is known to be a challenge instead of an answer, or nothing."""
    lowered = text.lower()
    return next((marker for marker in _challenge_markers() if marker in lowered), "")


@cache
def _challenge_markers() -> tuple[str, ...]:
    lines = resources.files("spiders").joinpath("challenge.txt").read_text("utf-8").splitlines()
    return tuple(line.lower() for line in lines if line and not line.startswith("#"))
