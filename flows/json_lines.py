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
    """Lend a file that can be read more than once: what standard input or a pipe holds is copied into one first."""
    if path != STANDARD_INPUT and (path.is_file() or path.is_dir() or not path.exists()):
        yield path
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        with path.open("rb") if path != STANDARD_INPUT else sys.stdin.buffer as pipe, copy.open("wb") as file:
            shutil.copyfileobj(pipe, file)
        yield copy


def read_json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each object of a file with its place, `file:line`, one after the other; blank lines are passed over.

    Raises:
        UserError: the file cannot be read, is not UTF-8, or has a line that is no object.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:  # not splitlines: texts hold U+2028
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield f"{path}:{number}", _object(line, f"{path}:{number}")
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserError(
            f"{path}: expected UTF-8, found byte {error.object[error.start]:#x} at {error.start}"
        ) from error


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise UserError(f"{place}: expected a JSON object, found {line[:40]!r} ({error.msg})") from error
    except RecursionError as error:
        raise UserError(f"{place}: expected a JSON object, found {line[:40]!r}, nested too deep") from error
    if not isinstance(row, dict):
        raise UserError(f"{place}: expected a JSON object, found {line[:40]!r}")
    return row
