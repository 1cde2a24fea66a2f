"""JSON lines that a person hands us: one object a line, and the place of the line that is none."""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flows.errors import UserError

STANDARD_INPUT = Path("-")


@contextmanager
def read_twice(path: Path) -> Iterator[Path]:
    """Lend a file that can be read more than once: what standard input or a pipe holds is copied into one first.

    What is wrong in the copy is told of what it is a copy of.
    """
    if path != STANDARD_INPUT and (path.is_file() or path.is_dir() or not path.exists()):
        yield path
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        with path.open("rb") if path != STANDARD_INPUT else sys.stdin.buffer as pipe, copy.open("wb") as file:
            shutil.copyfileobj(pipe, file)
        try:
            yield copy
        except UserError as error:
            source = "standard input" if path == STANDARD_INPUT else str(path)
            raise UserError(str(error).replace(str(copy), source)) from error


def read_json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each object of a file with its place, `file:line`, one after the other; blank lines are passed over.

    Raises:
        UserError: the file cannot be read, is not UTF-8, or has a line that is no object.
    """
    try:
        with path.open("rb") as lines:  # not splitlines: texts hold U+2028
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield f"{path}:{number}", _object(line, f"{path}:{number}")
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror}") from error


def own_id(row_id: str, place: str, places: dict[str, str]) -> None:
    """Note where a text's id stands; raises UserError where an earlier line has it, told with both lines."""
    first = places.setdefault(row_id, place)
    if first != place:
        raise UserError(
            f'{place}: expected an id of its own for each text, found "{row_id}", which {first} has too'
        )


def _object(written: bytes, place: str) -> dict[str, Any]:
    try:
        line = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            f"{place}: expected UTF-8, found byte {written[error.start]:#x} at {error.start} of the line; save the file as UTF-8"
        ) from error
    try:
        row: Any = json.loads(line)
    except ValueError as error:  # a number of more digits than Python takes, too
        reason = getattr(error, "msg", str(error))
        raise UserError(f"{place}: expected a JSON object, found {line[:40]!r} ({reason})") from error
    except RecursionError as error:
        raise UserError(f"{place}: expected a JSON object, found {line[:40]!r}, nested too deep") from error
    if not isinstance(row, dict):
        raise UserError(f"{place}: expected a JSON object, found {line[:40]!r}")
    return row
