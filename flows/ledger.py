"""A ledger of the data home: a file that only grows, one row as JSON a line, each on disk once it is written."""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from flows.errors import UserError

R = TypeVar("R")


def read(
    path: Path,
    row_of: Callable[[dict[str, Any]], R],
    expected: str,
    remedy: str = "mend or take away the line",
) -> list[R]:
    """Give the rows of a ledger, oldest first; nothing where there is none yet.

    Args:
        path: the ledger.
        row_of: makes a row of a line's JSON object; raises ValueError, KeyError or TypeError if it is none.
        expected: what a line should be, and which command writes it.
        remedy: what to do about a damaged line.

    Raises:
        UserError: a line is no row; told with its number.
    """
    if not path.exists():
        return []
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):  # of bytes: a text may hold U+2028
        try:
            found.append(row_of(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(
                f"{path}:{number}: expected {expected}, found {line.decode('utf-8', 'replace')[:60]!r} ({error}); {remedy}"
            ) from error
    return found


def append(path: Path, rows: Iterable[Any]) -> None:
    """Write records to the end of a ledger; a caller reads it first, as rows added to a damaged one are lost with it."""
    lines = (json.dumps(asdict(row), ensure_ascii=False, default=datetime.isoformat) for row in rows)
    with path.open("a", encoding="utf-8") as ledger:
        ledger.write("".join(f"{line}\n" for line in lines))
        ledger.flush()
        os.fsync(ledger.fileno())
