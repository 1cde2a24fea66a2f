"""JSON lines that a person hands us: one object a line, and the place of the line that is none."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.errors import UserError


def read_json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each object of a file with its place, `file:line`, one after the other; blank lines are passed over.

    Raises:
        UserError: the file cannot be read, is not UTF-8, or has a line that is no object.
    """
    try:
        with path.open(encoding="utf-8") as lines:  # not splitlines: texts hold U+2028
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
