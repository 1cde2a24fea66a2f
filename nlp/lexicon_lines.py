"""Files of `nlp/lexicons` as lines: what is no comment, each with its number, so that a faulty one can be told."""

import re
from collections.abc import Iterator
from importlib import resources
from typing import TypeVar

from nlp.lexicon_error import LexiconError

V = TypeVar("V")


class ByName(dict[str, V]):
    """What `nlp/lexicons/<path>` has by name; a name that is asked for and stands on no line raises LexiconError."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __missing__(self, name: str) -> V:
        raise LexiconError(f"nlp/lexicons/{self._path}: expected lines of {name}, found none")


def lexicon_lines(path: str) -> Iterator[tuple[int, str]]:
    """Give (number, line) of `nlp/lexicons/<path>`, counted from 1, empty lines and comments left out.

    Raises:
        LexiconError: as `lexicon_text`, or nothing else is there.
    """
    numbered = enumerate(lexicon_text(path).splitlines(), start=1)
    lines = [(number, line) for number, line in numbered if line and not line.startswith("#")]
    if not lines:
        raise LexiconError(f"nlp/lexicons/{path}: expected lines that are no comments, found none")
    return iter(lines)


def lexicon_text(path: str) -> str:
    """Give all of `nlp/lexicons/<path>`; LexiconError where it is not there or no UTF-8."""
    try:
        written = resources.files("nlp").joinpath("lexicons", *path.split("/")).read_bytes()
    except OSError as error:
        raise LexiconError(
            f"nlp/lexicons/{path}: expected a lexicon, found none ({error.strerror}); install the package again"
        ) from error
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = written.count(b"\n", 0, error.start) + 1
        raise LexiconError(
            f"nlp/lexicons/{path}:{number}: expected UTF-8, found byte {written[error.start]:#x}; save the file as UTF-8"
        ) from error


def unreadable(path: str, number: int, expected: object, line: str) -> LexiconError:
    """Give the error that names a line of `nlp/lexicons/<path>` and what it should have been."""
    return LexiconError(f"nlp/lexicons/{path}:{number}: expected {expected}, found {line!r}")


def expression(path: str, written: str) -> re.Pattern[str]:
    """Give what `nlp/lexicons/<path>` writes as a regular expression; LexiconError where it is none."""
    try:
        return re.compile(written)
    except re.error as error:
        found = f"{written[:80]!r} ({error})"
        raise LexiconError(f"nlp/lexicons/{path}: expected a regular expression, found {found}") from error
