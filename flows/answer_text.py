"""An answer for other programs: CSV, one JSON array, or one JSON object a line, written while the rows come."""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TextIO

from flows.errors import UserError
from flows.formulas import disarmed
from warehouse.asking import Rows
from warehouse.query import Answer

_NEEDS_QUOTES = re.compile(r'[",\r\n]|^$')
_CSV_TEXT: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "",
    bool: lambda value: "true" if value else "false",
    int: str,
    float: repr,
    Decimal: str,
    date: date.isoformat,
    datetime: datetime.isoformat,
}
"""Types whose text never needs quotes."""


def write_csv(rows: Rows, out: TextIO) -> None:
    """Write RFC 4180 with LF: an unknown value is empty, an empty text is `""`, a list or struct is JSON.

    No text is a formula to a spreadsheet, as in an export.
    """
    out.write(_csv_line(rows.columns))
    for batch in rows.batches:
        out.write("".join(map(_csv_line, batch)))


def write_json(rows: Rows, out: TextIO) -> None:
    """Write one array of objects, an object a line."""
    between = "["
    for line in _json_lines(rows):
        out.write(f"{between}{line}")
        between = ",\n "
    out.write("[]\n" if between == "[" else "]\n")


def write_jsonl(rows: Rows, out: TextIO) -> None:
    """Write one object a line."""
    for line in _json_lines(rows):
        out.write(f"{line}\n")


WRITERS: dict[str, Callable[[Rows, TextIO], None]] = {
    "csv": write_csv,
    "json": write_json,
    "jsonl": write_jsonl,
}
FORMATS = ("table", *WRITERS)


def sound_form(form: str, command: str) -> None:
    """Raise UserError if a command was asked for a form that there is not."""
    if form not in FORMATS:
        raise UserError(f"{command}: expected --format {', '.join(FORMATS)}, found {form!r}")


def rows_of(answer: Answer) -> Rows:
    """Give an answer as rows that come."""
    return Rows(columns=answer.columns, batches=iter([list(answer.rows)]))


def plain(value: Any) -> Any:
    """Give a value of the database as JSON has it: instants and days as ISO 8601, what is no number as null."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float | Decimal):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {str(name): plain(part) for name, part in value.items()}
    return value.hex() if isinstance(value, bytes) else str(value)


def told_apart(names: Iterable[str]) -> list[str]:
    """Give column names of which no two are the same: the second `n` is `n_1`, as DuckDB itself has it."""
    seen: Counter[str] = Counter()
    apart: list[str] = []
    for name in names:
        while (found := f"{name}_{seen[name]}" if seen[name] else name) in apart:
            seen[name] += 1
        apart.append(found)
    return apart


_FAST = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=plain)


def _json_lines(rows: Rows) -> Iterator[str]:
    names = told_apart(rows.columns)
    for batch in rows.batches:
        for row in batch:
            try:
                yield _FAST.encode(dict(zip(names, row, strict=True)))
            except (ValueError, TypeError):  # what is no number; a map whose keys are no texts
                yield _FAST.encode(dict(zip(names, map(plain, row), strict=True)))


def _csv_line(row: Iterable[Any]) -> str:
    return ",".join(map(_csv_cell, row)) + "\n"


def _csv_cell(value: Any) -> str:
    known = _CSV_TEXT.get(type(value))
    if known:
        return known(value)
    text = disarmed(value) if isinstance(value, str) else _as_text(plain(value))
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else _FAST.encode(value)
