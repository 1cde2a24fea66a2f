"""Files of `nlp/lexicons` as lines: what is no comment, each with its number, so that a faulty one can be told."""

from collections.abc import Iterator
from importlib import resources

from nlp.lexicon_error import LexiconError


def lexicon_lines(path: str) -> Iterator[tuple[int, str]]:
    """Give (number, line) of `nlp/lexicons/<path>`, counted from 1, empty lines and comments left out."""
    text = resources.files("nlp").joinpath("lexicons", *path.split("/")).read_text("utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if line and not line.startswith("#"):
            yield number, line


def unreadable(path: str, number: int, expected: object, line: str) -> LexiconError:
    """Give the error that names a line of `nlp/lexicons/<path>` and what it should have been."""
    return LexiconError(f"nlp/lexicons/{path}:{number}: expected {expected}, found {line!r}")
