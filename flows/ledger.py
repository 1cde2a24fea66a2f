"""A ledger of the data home: a file that only grows, one row as JSON a line, each on disk once it is written."""

import fcntl
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
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
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise UserError(
                f"{path}:{number}: expected {expected}, found {line.decode('utf-8', 'replace')[:60]!r} ({error}); {remedy}"
            ) from error
    return found


def append(path: Path, rows: Iterable[Any]) -> None:
    """Write records to the end of a ledger, all or none; a caller reads it first, as rows after a damaged one are lost with it.

    Raises:
        UserError: the system does not take them; the ledger is as it was.
    """
    lines = (json.dumps(asdict(row), ensure_ascii=False, default=datetime.isoformat) for row in rows)
    written = "".join(f"{line}\n" for line in lines).encode()
    with path.open("ab+", buffering=0) as ledger:
        size = ledger.seek(0, os.SEEK_END)
        if size and os.pread(ledger.fileno(), 1, size - 1) != b"\n":  # as some editors leave it
            written = b"\n" + written
        try:
            while written:
                written = written[ledger.write(written) :]
            os.fsync(ledger.fileno())
        except OSError as error:
            ledger.truncate(size)
            raise UserError(f"cannot write to {path}: {error.strerror}; it is as it was") from error


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Have others who write to a ledger wait, from when it is read until a row is added to what was read."""
    with path.open("ab") as ledger:
        fcntl.flock(ledger, fcntl.LOCK_EX)
        yield


def rising(asked: datetime, before: Iterable[datetime]) -> datetime:
    """Give the instant a row is written with: later than all before it, for the last holds though the clock was set back."""
    return max([asked, *(at + timedelta(microseconds=1) for at in before)])
